/** Longest way back that is kept. It is encoded once more each time it is passed on, and browsers follow no address without end. */
const maxBackCharacters = 2_000

/** Where to sign in, coming back to a path of this site afterwards. A way back that is too long is left out. */
export function signInPath(to: string): string {
  return to === "/" || to.length > maxBackCharacters ? "/signin" : `/signin?${new URLSearchParams({ to })}`
}
