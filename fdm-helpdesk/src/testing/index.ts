/** For tests of a host: people, agents and tickets with only the fields that matter. */
export * from "./factories.js"
