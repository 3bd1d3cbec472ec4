export { type ChainHead, emptyChain, link } from "./chain.js"
export * from "./events.js"
export * from "./record.js"
export * from "./verify-audit.js"
