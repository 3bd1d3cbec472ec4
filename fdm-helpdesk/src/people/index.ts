export * from "./known-contact.js"
export * from "./merge-contacts.js"
export { saveContact } from "./save-contact.js"
