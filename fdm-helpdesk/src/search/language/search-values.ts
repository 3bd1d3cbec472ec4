import { type StatusCategory, statusCategories } from "../../kernel/ticket-sets.js"
import { ticketFields } from "../../ticket/fields/ticket-fields.js"
import { findValue, isValues, plain } from "./search-operators.js"
import { slipsBetween } from "./search-similar.js"

type Status = { key: string; category: string; label: { nl: string; en: string } }

/** Statuses by what somebody calls them: by key, else by category, else by label, else all that is open or closed. */
export function statusesCalled(workflow: { statuses: readonly Status[] }, written: string): string[] {
  const { statuses } = workflow
  const wanted = plain(written)
  const inCategories = (wantedOnes: readonly string[]) =>
    statuses.filter(({ category }) => wantedOnes.includes(category))
  const category = findValue<StatusCategory>(ticketFields.category.choices, written)
  const half = findValue({ open: isValues.open, closed: isValues.closed }, written)
  const ways = [
    statuses.filter(({ key }) => plain(key) === wanted),
    category ? inCategories([category]) : [],
    statuses.filter(({ label }) => Object.values(label).some((name) => plain(name) === wanted)),
    statuses.filter(({ label }) => Object.values(label).some((name) => plain(name).startsWith(wanted))),
    half ? inCategories(categoriesOf(half)) : [],
  ]
  return (ways.find((found) => found.length > 0) ?? []).map(({ key }) => key)
}

/** The categories that make a ticket open, or not, to the desk. */
export function categoriesOf(half: "open" | "closed"): StatusCategory[] {
  return statusCategories.filter(
    (category) => (category === "resolved" || category === "closed") === (half === "closed"),
  )
}

/** Things by what somebody calls them: by the whole name, else by how words of it begin. */
export function called<Thing extends { name: string }>(things: readonly Thing[], written: string): Thing[] {
  const wanted = plain(written)
  const exact = things.filter(({ name }) => plain(name) === wanted)
  return exact.length > 0 ? exact : things.filter(({ name }) => ` ${plain(name)}`.includes(` ${wanted}`))
}

/** The name that was probably meant: the nearest one, when it is near. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const wanted = plain(written).slice(0, 40)
  const most = wanted.length < 4 ? 1 : 2
  const ranked = names
    .map((name) => ({ name, far: slipsBetween([...wanted], [...plain(name).slice(0, 40)], most + 1) }))
    .sort((a, b) => a.far - b.far)
  return ranked.find(({ far }) => far > 0 && far <= most)?.name
}
