import type { BetterAuthOptions } from "better-auth"

type UserHooks = NonNullable<NonNullable<BetterAuthOptions["databaseHooks"]>["user"]>
type BeforeCreate = NonNullable<NonNullable<UserHooks["create"]>["before"]>

/** What better-auth's endpoints and hooks know of a request. It exports no name for it. */
export type EndpointContext = NonNullable<Parameters<BeforeCreate>[1]>
