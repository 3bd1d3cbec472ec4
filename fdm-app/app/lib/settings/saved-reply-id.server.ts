import { FdmError } from "fdm-core/errors"
import { isId, type SavedReplyId } from "fdm-helpdesk"

/**
 * The saved reply that an address names, or nothing for the address of a new one.
 *
 * @throws FdmError `not_found`
 */
export function savedReplyIdOf({ reply_id }: { reply_id: string }): SavedReplyId | undefined {
  if (reply_id === "new") return undefined
  if (!isId("savedReply", reply_id)) throw new FdmError("not_found", "not the id of a saved reply")
  return reply_id
}
