/**
 * What the helpdesk does by itself: start it in any process that has the database.
 *
 * @module
 */
export { type DoWorkOptions, doWork } from "./do-work.js"
export type { About, OnError } from "./kinds.js"
export { type LiveStreamOptions, liveStream } from "./live-stream.js"
export { type RunningJobs, type StartJobsOptions, startJobs } from "./start-jobs.js"
export { type LiveHub, type StartLiveOptions, startLive } from "./start-live.js"
