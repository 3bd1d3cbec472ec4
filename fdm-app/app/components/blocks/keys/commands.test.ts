import { expect, test } from "vitest"
import { en } from "../../../locales/en"
import { nl } from "../../../locales/nl"
import { type Command, commandOf, commands, keyCap, shortcutOf } from "./commands"
import { pressedCommand } from "./pressed-command"

const all: readonly Command[] = commands

/** What browsers do with a key that no page takes: a page that takes one of these breaks a habit. */
const keysOfBrowsers = [" ", "Tab", "Backspace", "Home", "End", "PageUp", "PageDown", "ArrowUp", "ArrowDown"]
/** With Ctrl or ⌘, in Chromium, Firefox or Safari. `k` is the search bar of Firefox alone, and asked for by `ux.md`. */
const withControl = [..."abcdefghijlmnopqrstuvwxyz", ..."0123456789", "+", "-", "="]

test("no two commands that hold in one place share a key", () => {
  for (const place of ["list", "ticket"] as const) {
    const keys = all.filter((each) => each.place === place || each.place === "everywhere").map(keyCap)
    expect(keys.toSorted(), place).toEqual([...new Set(keys)].toSorted())
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})

test("every command has its words in both languages, and no words are left over", () => {
  const ids = all.map(({ id }) => id).toSorted()
  expect(Object.keys(nl.keys.command).toSorted()).toEqual(ids)
  expect(Object.keys(en.keys.command).toSorted()).toEqual(ids)
})

test("no command takes a browser's own shortcut", () => {
  for (const { key, withControl: isControlled, id } of all) {
    expect(isControlled ? withControl : keysOfBrowsers, id).not.toContain(key)
    expect(key, id).not.toMatch(/^F\d+$/)
  }
})

test("the keys are those of the design", () => {
  const keys = new Set(all.map(keyCap))
  expect([...keys].toSorted()).toEqual([..."jkxrnaisp te/[]?".replaceAll(" ", ""), "↵", "Esc", "Ctrl/⌘ K"].toSorted())
})

test("screen readers are told the keys in the notation of ARIA", () => {
  expect(shortcutOf(commandOf("reply"))).toBe("r")
  expect(shortcutOf(commandOf("palette"))).toBe("Control+K Meta+K")
})

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false }
const onTicket = { place: "ticket", isTyping: false, isOn: true } as const

test("the same key means what it means where one is", () => {
  expect(pressedCommand({ ...bare, key: "n" }, onTicket)?.id).toBe("note")
  expect(pressedCommand({ ...bare, key: "n" }, { ...onTicket, place: "list" })?.id).toBe("newTicket")
})

test.for(["ctrlKey", "metaKey", "altKey", "isComposing"] as const)("no single key is taken with %s", (modifier) => {
  for (const { key, withControl: isControlled } of all)
    if (!isControlled && key !== "k")
      expect(pressedCommand({ ...bare, key, [modifier]: true }, onTicket)).toBeUndefined()
})

test("Shift is no part of a letter's key, but for the range that x selects; Caps Lock changes nothing", () => {
  expect(pressedCommand({ ...bare, key: "R", shiftKey: true }, onTicket)).toBeUndefined()
  expect(pressedCommand({ ...bare, key: "X", shiftKey: true }, onTicket)?.id).toBe("select")
  expect(pressedCommand({ ...bare, key: "R" }, onTicket)?.id).toBe("reply")
})

test("a bracket that this keyboard writes with AltGr is the key of its command", () => {
  const press = { ...bare, key: "]", ctrlKey: true, altKey: true, isAltGraph: true }
  expect(pressedCommand(press, onTicket)?.id).toBe("context")
})

test("where people type, and where keys are off, only Esc and those with Ctrl are left", () => {
  for (const where of [
    { ...onTicket, isTyping: true },
    { ...onTicket, isOn: false },
  ]) {
    const taken = all.filter(({ key, withControl: ctrlKey = false }) =>
      pressedCommand({ ...bare, key, ctrlKey }, where),
    )
    expect(taken.map(({ id }) => id).toSorted()).toEqual(["back", "palette"])
  }
})
