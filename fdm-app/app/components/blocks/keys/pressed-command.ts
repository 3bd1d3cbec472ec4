import { type Command, commands, type Place } from "./commands"

/** The parts of a `KeyboardEvent` that tell which command it asks for. */
export type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing"> & {
  /** A character that needs AltGr on this keyboard, such as `[` on a German one. */
  isAltGraph?: boolean
}

type Where = {
  place: Exclude<Place, "everywhere">
  /** The focus is where people write or choose, so single keys are theirs. */
  isTyping: boolean
  /** Single keys can be switched off. */
  isOn: boolean
}

/**
 * The command that a key asks for, if any. Single keys are taken only without modifiers, so that no shortcut of a browser
 * or a screen reader is ever taken, and not while an input method puts a character together.
 */
export function pressedCommand(press: Press, { place, isTyping, isOn }: Where): Command | undefined {
  if (press.isComposing) return undefined
  const isControlled = (press.ctrlKey || press.metaKey) && !press.isAltGraph
  const holds = (command: Command) => command.place === "everywhere" || command.place === place
  return (commands as readonly Command[]).find((command) => {
    if (command.isNative || !holds(command) || !isSame(command.key, press)) return false
    if (command.withControl) return isControlled && !press.altKey && !press.shiftKey
    if (isControlled || (press.altKey && !press.isAltGraph)) return false
    // Esc is no character: it leads out of a field, and stays when the others are off.
    return command.key === "Escape" || (isOn && !isTyping)
  })
}

/** Letters are taken without Shift, whatever Caps Lock says; `x` with Shift selects a range. */
function isSame(key: string, { key: pressed, shiftKey }: Press): boolean {
  if (!/^[a-z]$/.test(key)) return pressed === key
  return pressed.toLowerCase() === key && (!shiftKey || key === "x")
}
