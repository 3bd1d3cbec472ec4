/**
 * What is answered under `/api/auth`. better-auth has more: providers, resets and confirmations by mail that FDM does in another
 * way or not at all. Those only say that they are not set up, to anybody, and log it each time; a new version may bring others.
 */
export const openPaths: readonly string[] = [
  ...["/sign-up/email", "/sign-in/email", "/sign-in/magic-link", "/magic-link/verify", "/sign-out"],
  ...["/get-session", "/list-sessions", "/revoke-session", "/revoke-sessions", "/revoke-other-sessions"],
  ...["/update-user", "/change-password", "/set-password", "/verify-password", "/delete-user"],
  ...["/admin/list-users", "/admin/get-user", "/admin/create-user", "/admin/update-user", "/admin/remove-user"],
  ...["/admin/set-role", "/admin/has-permission", "/admin/set-user-password", "/admin/ban-user", "/admin/unban-user"],
  ...["/admin/list-user-sessions", "/admin/revoke-user-session", "/admin/revoke-user-sessions"],
  ...["/admin/impersonate-user", "/admin/stop-impersonating"],
]

/** Answers 404 to all else, before anything is counted, read or logged. `api` has everything still: it is for code. */
export function answeringOpenPaths(handler: (request: Request) => Promise<Response>) {
  const open = new Set(openPaths.map((path) => `/api/auth${path}`))
  return async (request: Request): Promise<Response> =>
    open.has(new URL(request.url).pathname) ? handler(request) : new Response("Not Found", { status: 404 })
}
