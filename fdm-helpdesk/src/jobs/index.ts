/**
 * What the helpdesk does by itself: start it in any process that has the database.
 *
 * @module
 */
export { runExports } from "../export/run-exports.js"
export { updateSearch } from "../inbox/update-search.js"
export { type About, deliverOutbox, type OnError } from "./deliver-outbox.js"
export { type LiveStreamOptions, liveStream } from "./live-stream.js"
export { type RunningJobs, type StartJobsOptions, startJobs } from "./start-jobs.js"
export { type LiveHub, type StartLiveOptions, startLive } from "./start-live.js"
