import { Check } from "lucide-react"
import { useId } from "react"
import { useTranslation } from "react-i18next"

/** Colours that stand out on both themes (3:1) and that white letters read on (4.5:1). */
const swatches = {
  slate: "#475569",
  red: "#b91c1c",
  orange: "#c2410c",
  amber: "#a16207",
  green: "#15803d",
  teal: "#0f766e",
  blue: "#1d4ed8",
  indigo: "#4f46e5",
  purple: "#7c3aed",
  pink: "#be185d",
} as const
type Swatch = keyof typeof swatches

type Props = { color?: string; error?: string }

/** A colour: one of ten by their names, or any other by the browser's own picker. */
export function ColorPicker({ color = swatches.slate, error }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const isOwn = !Object.values<string>(swatches).includes(color)
  return (
    <fieldset className="grid gap-1.5" aria-describedby={error && `${id}-error`}>
      <legend className="mb-1.5 font-medium">{t("settings.tags.color")}</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {(Object.keys(swatches) as Swatch[]).map((name) => (
          <label
            key={name}
            title={t(`settings.tags.colors.${name}`)}
            className="relative grid size-8 cursor-pointer place-items-center rounded-full has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-ring"
          >
            <input
              type="radio"
              name="color"
              value={swatches[name]}
              defaultChecked={color === swatches[name]}
              className="peer sr-only"
            />
            <svg aria-hidden viewBox="0 0 24 24" className="size-6">
              <circle cx="12" cy="12" r="12" fill={swatches[name]} />
            </svg>
            <Check
              aria-hidden
              size={14}
              strokeWidth={3}
              color="#ffffff"
              className="absolute hidden peer-checked:block"
            />
            <span className="sr-only">{t(`settings.tags.colors.${name}`)}</span>
          </label>
        ))}
        <span className="ml-1 flex items-center gap-2">
          <label className="flex items-center gap-1.5">
            <input type="radio" name="color" value="own" defaultChecked={isOwn} className="size-4 accent-accent" />
            {t("settings.tags.ownColor")}
          </label>
          <input
            type="color"
            name="ownColor"
            aria-label={t("settings.tags.ownColor")}
            defaultValue={color}
            // Who picks a colour of their own means it.
            onInput={({ currentTarget }) => {
              const own = currentTarget.form?.querySelector<HTMLInputElement>("[name=color][value=own]")
              if (own) own.checked = true
            }}
            className="h-8 w-10 cursor-pointer rounded-md border border-line-strong bg-canvas p-0.5"
          />
        </span>
      </div>
      {error && (
        <p id={`${id}-error`} role="alert" className="text-danger-ink">
          {error}
        </p>
      )}
    </fieldset>
  )
}
