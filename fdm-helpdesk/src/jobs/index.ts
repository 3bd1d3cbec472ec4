/** What the helpdesk does by itself: start it in any process that has the database. */
export { type About, deliverOutbox, type OnError } from "./deliver-outbox.js"
export { type RunningJobs, type StartJobsOptions, startJobs } from "./start-jobs.js"
