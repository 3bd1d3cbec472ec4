/** What a service can be allowed, in the words of whoever hands out a key. `rights.ts` has what each of them opens. */
export const scopes = [
  "tickets:read",
  "tickets:create",
  "tickets:update",
  "messages:reply",
  "messages:note",
  "people:read",
  "people:manage",
  "desk:read",
  "desk:manage",
] as const
/** One of `scopes`. */
export type Scope = (typeof scopes)[number]
