export * from "./db/index.js"
export * from "./errors.js"
export * from "./ids.js"
