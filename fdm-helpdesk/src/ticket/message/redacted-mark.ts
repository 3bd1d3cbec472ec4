/** What stands where a passage was. */
export const redactedMark = "[…]"
