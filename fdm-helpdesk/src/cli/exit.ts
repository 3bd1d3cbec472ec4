/** Writes one line for the person at the terminal. */
export type Say = (line: string) => void

/** What a program tells its caller: all is well · something is wrong · it was not asked properly. */
export const exitCodes = { fine: 0, wrong: 1, usage: 2 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
