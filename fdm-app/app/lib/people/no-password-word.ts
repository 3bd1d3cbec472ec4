/** What `createAuth` puts into the address that a link to sign up leads to, when the account has no password. */
export const noPasswordWord = "no-password"
