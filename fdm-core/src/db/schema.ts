export * from "./schema-authn.js"
export * from "./schema-farms.js"
