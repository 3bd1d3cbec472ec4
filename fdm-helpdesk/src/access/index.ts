export * from "./actor.js"
export * from "./can.js"
export * from "./resolve-actor.js"
export * from "./visible-to.js"
