/**
 * The keys of the console, in one table. The handler, the help sheet, the palette and the hints on buttons all read it,
 * so that a key never does one thing and says another.
 *
 * A command presses or focuses the control on the page that carries its name (`data-key-target`), or asks for one of a few
 * acts. What isn't on the page can't be done: its key does nothing and the palette leaves it out.
 */
export type Place = "everywhere" | "list" | "ticket"

/** What is done by more than one control. */
export type Act = "next" | "previous" | "open" | "back" | "select" | "palette" | "help"

type Run = { press: string; thenFocus?: string } | { focus: string } | { act: Act }

export type Command = {
  id: string
  /** As the browser names it (`KeyboardEvent.key`). */
  key: string
  /** With Ctrl, or ⌘ on a Mac. All others are single keys, and can be switched off (WCAG 2.1.4). */
  withControl?: true
  place: Place
  run: Run
  /** A key that does this by itself, such as Enter on a link: told, but not handled. */
  isNative?: true
}

export const commands = [
  { id: "next", key: "j", place: "everywhere", run: { act: "next" } },
  { id: "previous", key: "k", place: "everywhere", run: { act: "previous" } },
  { id: "open", key: "Enter", place: "list", run: { act: "open" }, isNative: true },
  { id: "back", key: "Escape", place: "everywhere", run: { act: "back" } },
  { id: "select", key: "x", place: "everywhere", run: { act: "select" } },
  { id: "newTicket", key: "n", place: "list", run: { press: "newTicket" } },
  { id: "selectedAssign", key: "a", place: "list", run: { press: "selectedAssign" } },
  { id: "selectedToMe", key: "i", place: "list", run: { press: "selectedToMe" } },
  { id: "selectedStatus", key: "s", place: "list", run: { press: "selectedStatus" } },
  { id: "selectedTags", key: "t", place: "list", run: { press: "selectedTags" } },
  { id: "reply", key: "r", place: "ticket", run: { press: "reply", thenFocus: "message" } },
  { id: "note", key: "n", place: "ticket", run: { press: "note", thenFocus: "message" } },
  { id: "assign", key: "a", place: "ticket", run: { press: "assign" } },
  { id: "assignToMe", key: "i", place: "ticket", run: { press: "assignToMe" } },
  { id: "status", key: "s", place: "ticket", run: { press: "status" } },
  { id: "priority", key: "p", place: "ticket", run: { press: "priority" } },
  { id: "tags", key: "t", place: "ticket", run: { press: "tags" } },
  { id: "resolve", key: "e", place: "ticket", run: { press: "resolve" } },
  { id: "context", key: "]", place: "ticket", run: { press: "context" } },
  { id: "rail", key: "[", place: "everywhere", run: { press: "rail" } },
  { id: "search", key: "/", place: "everywhere", run: { focus: "search" } },
  { id: "palette", key: "k", withControl: true, place: "everywhere", run: { act: "palette" } },
  { id: "help", key: "?", place: "everywhere", run: { act: "help" } },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]["id"]

export const places = ["list", "ticket", "everywhere"] as const satisfies readonly Place[]

/** @throws never: every id is in the table */
export function commandOf(id: CommandId): Command {
  return commands.find((command) => command.id === id) as Command
}

/** For `aria-keyshortcuts`. */
export function shortcutOf({ key, withControl }: Command): string {
  return withControl ? `Control+${key.toUpperCase()} Meta+${key.toUpperCase()}` : key
}

const shown: Record<string, string> = { Enter: "↵", Escape: "Esc" }

/** What stands on the key, as people see it. */
export function keyCap({ key, withControl }: Command): string {
  if (withControl) return `Ctrl/⌘ ${key.toUpperCase()}`
  return shown[key] ?? key
}
