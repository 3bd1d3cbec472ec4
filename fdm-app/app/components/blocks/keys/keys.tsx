import { type ReactNode, useEffect, useMemo, useRef, useState } from "react"
import { HelpSheet } from "./help-sheet"
import { KeysContext } from "./keys-context"
import { useKeysSwitch } from "./keys-switch"
import { isTypingIn, placeOfFocus } from "./page-targets"
import { Palette } from "./palette"
import type { Places } from "./palette-items"
import { pressedCommand } from "./pressed-command"
import { type Around, runCommand } from "./run-command"
import { useBackToRow } from "./use-back-to-row"

type Sheet = "help" | "palette" | null

type Props = {
  /** The views of the inbox; only who has one has keys. */
  places: Places | undefined
  children: ReactNode
}

/** The keys of the console, for those who work in it. */
export function Keys({ places, children }: Props) {
  return places ? <KeysOfConsole places={places}>{children}</KeysOfConsole> : children
}

/** Takes the keys, and shows the help sheet and the palette. */
function KeysOfConsole({ places, children }: { places: Places; children: ReactNode }) {
  const [sheet, setSheet] = useState<Sheet>(null)
  const { isOn, setOn } = useKeysSwitch()
  const around = useMemo(() => ({ showPalette: () => setSheet("palette"), showHelp: () => setSheet("help") }), [])
  const known = useMemo(() => ({ ...around, isOn }), [around, isOn])
  useKeyPresses(around, isOn)
  useBackToRow()
  return (
    <KeysContext value={known}>
      {children}
      {sheet === "help" && <HelpSheet isOn={isOn} setOn={setOn} onClose={() => setSheet(null)} />}
      {sheet === "palette" && <Palette around={around} places={places} onClose={() => setSheet(null)} />}
    </KeysContext>
  )
}

function useKeyPresses(around: Around, isOn: boolean): void {
  const latest = useRef({ around, isOn })
  useEffect(() => {
    latest.current = { around, isOn }
  }, [around, isOn])
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return
      const command = pressedCommand(pressOf(event), {
        place: placeOfFocus(),
        isTyping: isTypingIn(document.activeElement),
        isOn: latest.current.isOn,
      })
      if (command && runCommand(command, latest.current.around, event.shiftKey)) event.preventDefault()
    }
    document.addEventListener("keydown", take)
    return () => document.removeEventListener("keydown", take)
  }, [])
}

function pressOf(event: KeyboardEvent) {
  const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event
  return { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, isAltGraph: event.getModifierState("AltGraph") }
}
