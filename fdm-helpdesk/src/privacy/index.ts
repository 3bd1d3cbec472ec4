export { anonymizeRequester } from "./anonymize-requester.js"
export { exportRequester, exportRequesterInput, type RequesterExport } from "./export-requester.js"
export { getRequester, getRequesterInput, type Requester } from "./get-requester.js"
export { type PersonInput, personInput } from "./person.js"
