import type { Field } from "fdm-helpdesk/inbox-query"
import type { Locale } from "~/locales/translation"
import type { Choices } from "./inbox-context"

/** Something that a list can be narrowed to: its value in an address, and what it is called. */
export type FieldValue = { value: string; label: string; color?: string; isGone?: boolean }

/** Everything that people choose from for a field; nothing for what they don't choose from a list. */
export function valuesOf(field: Field, choices: Choices, locale: Locale): FieldValue[] {
  switch (field.kind) {
    case "status":
      return choices.statuses.map(({ key, label }) => ({ value: key, label: label[locale] }))
    case "choice": {
      const values = Object.entries(field.choices).map(([value, words]) => ({ value, label: words[locale] }))
      return field.rank ? values.toReversed() : values
    }
    case "reference":
      return [
        ...(field.me ? [{ value: "me", label: field.me[locale] }] : []),
        { value: "none", label: field.none[locale] },
        ...choices[`${field.to}s`].map(asValue),
      ]
    case "set":
      return choices[`${field.to}s`].map(asValue)
    default:
      return []
  }
}

function asValue({
  id,
  name,
  color,
  isActive = true,
}: {
  id: string
  name: string
  color?: string
  isActive?: boolean
}) {
  return { value: id, label: name, ...(color && { color }), isGone: !isActive }
}

/** What a value is called that a list is narrowed to, also one that is gone. */
export function namedValue(field: Field, value: string, choices: Choices, locale: Locale): FieldValue {
  const found = valuesOf(field, choices, locale).find((one) => one.value === value)
  return found ?? { value, label: "gone" in field ? field.gone[locale] : value }
}
