import { FdmError } from "fdm-core/errors"
import type { FormFields } from "~/lib/requests/form.server"

/** @throws FdmError `invalid_input` for a form whose box “I know that this can't be undone” was not ticked */
export function assertSure({ sure }: FormFields): void {
  if (sure !== "yes") throw new FdmError("invalid_input", "the box was not ticked", { fields: ["sure"] })
}
