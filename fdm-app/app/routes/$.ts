import { FdmError } from "fdm-core/errors"
import { page } from "~/lib/requests/page.server"

const noSuchPage = () =>
  page(async () => {
    throw new FdmError("not_found", "no such page")
  })

export const loader = noSuchPage
export const action = noSuchPage

/** It never shows; being there makes this a page, whose error stands in the shell. */
export default function NoSuchPage() {
  return null
}
