import { FdmError } from "fdm-core/errors"
import { type ContactId, isId } from "fdm-helpdesk"

/**
 * The person that an address names. An address with something else in it leads nowhere, as any other that is mistyped.
 *
 * @throws FdmError `not_found`
 */
export function contactIdOf({ contact_id }: { contact_id: string }): ContactId {
  if (!isId("contact", contact_id)) throw new FdmError("not_found", "not the id of a person")
  return contact_id
}
