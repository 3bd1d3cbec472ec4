export { type Desk, deskColumns, deskOf, loadDesk } from "./load-desk.js"
export * from "./workflow.js"
export * from "./workflow-presets.js"
export { workflowSchema } from "./workflow-schema.js"
