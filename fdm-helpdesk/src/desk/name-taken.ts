import { HelpdeskError, isFdmError } from "../kernel/index.js"

type Named = "tag" | "team"

/** Names that differ by case only are one. */
export function nameTaken(what: Named): HelpdeskError {
  return new HelpdeskError("conflict", `a ${what} has this name already`, { fields: ["name"] })
}

/** The database decides which name is taken (SQLSTATE 23505), so that two managers at once can't both be right. */
export function refusingName(what: Named): (error: unknown) => never {
  return (error) => {
    throw isFdmError(error) && error.details.sqlState === "23505" ? nameTaken(what) : error
  }
}
