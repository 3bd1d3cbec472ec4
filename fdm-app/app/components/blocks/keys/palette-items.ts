import type { InboxView, SavedView } from "fdm-helpdesk"
import { plainWords } from "fdm-helpdesk/search-language"
import type { Translate } from "~/locales/translation"
import { settingsPages } from "../settings/settings-pages"
import { type Command, type CommandId, commands, keyCap } from "./commands"
import { placeOfFocus, targetOf } from "./page-targets"

export type PaletteItem = {
  key: string
  group: "go" | "act" | "view" | "settings"
  label: string
  keyCap?: string
} & ({ to: string } | { command: Command })

/** Moving along the list is no choice from a list, and the palette is open already. */
const without: readonly CommandId[] = ["next", "previous", "open", "back", "select", "palette"]

/** What can be done here and now: the commands whose controls are on the page. */
export function commandItems(t: Translate): PaletteItem[] {
  const place = placeOfFocus()
  return commands
    .filter((command) => command.place === "everywhere" || command.place === place)
    .filter(({ id }) => !without.includes(id))
    .filter((command) => isPossible(command))
    .map((command) => ({
      key: command.id,
      group: "act",
      label: t(`keys.command.${command.id}`),
      keyCap: keyCap(command),
      command,
    }))
}

/** Where people of the desk go: the views of the inbox and those that somebody saved. */
export type Places = { views: readonly InboxView[]; saved: readonly Pick<SavedView, "id" | "name">[] }

/** The views of the inbox, and the pages of the settings. */
export function placeItems({ views, saved }: Places, t: Translate): PaletteItem[] {
  return [
    ...views.map((view) => ({
      key: `view/${view}`,
      group: "view" as const,
      label: t(`console.view.${view}`),
      to: `/admin/support?view=${view}`,
    })),
    ...saved.map(({ id, name }) => ({
      key: `view/${id}`,
      group: "view" as const,
      label: name,
      to: `/admin/support?view_id=${id}`,
    })),
    ...settingsPages.map((page) => ({
      key: `settings/${page}`,
      group: "settings" as const,
      label: t(`settings.pages.${page}`),
      to: `/admin/support/settings/${page}`,
    })),
  ]
}

function isPossible({ run }: Command): boolean {
  if ("act" in run) return true
  return targetOf("press" in run ? run.press : run.focus) !== undefined
}

/** A ticket by its reference, as people read it off a mail: with or without `TK-`, in any case. */
export function refIn(text: string): string | undefined {
  const match = /^(tk-?)?([2-9a-z]{6})$/i.exec(text.trim())
  if (!match?.[2]) return undefined
  const [, prefix, code] = match
  // Six letters alone may be any word.
  return prefix || /\d/.test(code) ? `TK-${code.toUpperCase()}` : undefined
}

/** The items that hold every word that was typed, in the order in which they stand; a ticket by reference comes first. */
export function matching(items: readonly PaletteItem[], text: string, t: Translate): PaletteItem[] {
  const words = plainWords(text).split(/\s+/).filter(Boolean)
  const found = items.filter(({ label }) => words.every((word) => plainWords(label).includes(word)))
  const ref = refIn(text)
  if (!ref) return found
  return [{ key: ref, group: "go", label: t("keys.goToTicket", { ref }), to: `/admin/support/ref/${ref}` }, ...found]
}
