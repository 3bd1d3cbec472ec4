export { anonymizeRequester } from "./anonymize-requester.js"
export { type PersonInput, personInput } from "./person.js"
