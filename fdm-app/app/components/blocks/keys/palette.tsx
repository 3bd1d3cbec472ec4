import { clsx } from "clsx"
import { type KeyboardEvent, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { useNavigate } from "react-router"
import { Dialog } from "~/components/ui/dialog"
import { Cap } from "./key-cap"
import { commandItems, matching, type PaletteItem, type Places, placeItems } from "./palette-items"
import { type Around, runCommand } from "./run-command"

type Props = { around: Around; places: Places; onClose(): void }

/** Everything there is to do and to go to, by a few letters: a combobox whose list is always open (WAI-ARIA APG). */
export function Palette({ around, places, onClose }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const id = useId()
  const [text, setText] = useState("")
  const [active, setActive] = useState(0)
  // Read off the page while the focus is still where it was when the palette was asked for.
  const [all] = useState<PaletteItem[]>(() => [...commandItems(t), ...placeItems(places, t)])
  const items = matching(all, text, t)
  const choose = (item: PaletteItem | undefined) => {
    if (!item) return
    onClose()
    // The dialog gives the focus back before anything is done where it was.
    if ("to" in item) void navigate(item.to)
    else requestAnimationFrame(() => runCommand(item.command, around))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive((items.length + active + step) % Math.max(items.length, 1))
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) choose(items[active])
    else if (event.key === "k" && (event.ctrlKey || event.metaKey)) onClose()
    else return
    event.preventDefault()
  }
  return (
    <Dialog label={t("keys.palette")} onClose={onClose} className="mt-[12dvh] max-w-lg">
      <input
        type="text"
        role="combobox"
        aria-label={t("keys.palette")}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={items[active] && `${id}-${active}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={t("keys.paletteHint")}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
        className="sticky top-0 h-12 w-full border-b bg-canvas px-4 text-base outline-offset-[-2px]"
      />
      <Options id={id} items={items} active={active} onChoose={choose} />
      <p role="status" className={clsx("px-4 py-6 text-center text-soft", items.length > 0 && "sr-only")}>
        {items.length > 0 ? t("keys.found", { count: items.length }) : t("keys.nothingFound")}
      </p>
    </Dialog>
  )
}

type OptionsProps = { id: string; items: PaletteItem[]; active: number; onChoose(item: PaletteItem): void }

function Options({ id, items, active, onChoose }: OptionsProps) {
  const { t } = useTranslation()
  return (
    <div id={`${id}-list`} role="listbox" aria-label={t("keys.palette")} className={clsx(items.length > 0 && "p-1.5")}>
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the combobox's, which the focus never leaves
        <div
          key={item.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          ref={index === active ? keepInSight : undefined}
          onClick={() => onChoose(item)}
          className={clsx(
            "flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5",
            index === active ? "bg-selected" : "hover:bg-hover",
          )}
        >
          <span className="min-w-0 flex-1 truncate">{item.label}</span>
          <span className="text-soft text-xs">{t(`keys.group.${item.group}`)}</span>
          {item.keyCap && <Cap className="text-soft">{item.keyCap}</Cap>}
        </div>
      ))}
    </div>
  )
}

function keepInSight(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: "nearest" })
}
