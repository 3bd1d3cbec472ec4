import type { Settings } from "fdm-helpdesk"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { themesOf } from "~/brand-css"
import { SelectField, TextField } from "~/components/ui/form/field"
import { BrandPreview } from "./brand-preview"

type Props = {
  branding: Settings["branding"]
  name: string
  /** Names of fields that were refused. */
  off: readonly string[]
  typed: (field: string) => string | undefined
}

/** What `tokens.css` has, for the preview of a desk that changes nothing. */
const host = { accent: "#2f6d3c", radius: 6 }
const radii = { host: "", none: "0", small: "3", medium: "8", large: "14" } as const

/** Accent, logo and corners, with what they look like while they are chosen. */
export function LookFields({ branding, name, off, typed }: Props) {
  const { t } = useTranslation()
  const savedRadius = branding.radius === undefined ? "" : String(branding.radius)
  const [look, setLook] = useState({
    isOwn: (typed("accent") ?? (branding.accentColor ? "own" : "host")) === "own",
    accent: typed("accentColor") ?? branding.accentColor ?? host.accent,
    radius: typed("radius") ?? savedRadius,
  })
  const accent = look.isOwn ? look.accent : host.accent
  const radius = look.radius === "" ? host.radius : Number(look.radius)
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
      <div className="grid content-start gap-4">
        <Accent look={look} onChange={(changed) => setLook({ ...look, ...changed })} isOff={off.some(isAccent)} />
        <SelectField
          name="radius"
          label={t("settings.general.radius")}
          defaultValue={look.radius}
          onChange={({ currentTarget }) => setLook({ ...look, radius: currentTarget.value })}
        >
          {(Object.keys(radii) as (keyof typeof radii)[]).map((corner) => (
            <option key={corner} value={radii[corner]}>
              {t(`settings.general.radiusOf.${corner}`)}
            </option>
          ))}
          {!Object.values<string>(radii).includes(savedRadius) && <option value={savedRadius}>{savedRadius} px</option>}
        </SelectField>
        <TextField
          name="logoUrl"
          label={t("settings.general.logo")}
          hint={t("settings.general.logoHint")}
          defaultValue={typed("logoUrl") ?? branding.logoUrl ?? ""}
          error={off.includes("branding.logoUrl") ? t("settings.general.logoOff") : undefined}
          autoComplete="off"
          inputMode="url"
        />
      </div>
      <div className="grid content-start gap-2">
        <p className="font-medium">{t("settings.general.preview")}</p>
        <BrandPreview accent={accent} radius={radius} name={name} />
        {look.isOwn && isAdjusted(accent) && <p className="text-soft">{t("settings.general.adjusted")}</p>}
      </div>
    </div>
  )
}

const isAccent = (field: string) => field === "branding.accentColor"

/** Whether words or fills in this accent had to become darker or lighter in one of the themes. */
function isAdjusted(accent: string): boolean {
  if (!/^#[0-9a-f]{6}$/i.test(accent)) return false
  const { light, dark } = themesOf(accent)
  return [light, dark].some((shades) => shades.accent !== accent || shades.accentInk !== accent)
}

type AccentProps = {
  look: { isOwn: boolean; accent: string }
  onChange: (look: { isOwn?: boolean; accent?: string }) => void
  isOff: boolean
}

function Accent({ look, onChange, isOff }: AccentProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-0.5 font-medium">{t("settings.general.accent")}</legend>
      <p className="mb-1 text-soft">{t("settings.general.accentHint")}</p>
      <label className="flex h-8 items-center gap-2">
        <input
          type="radio"
          name="accent"
          value="host"
          checked={!look.isOwn}
          onChange={() => onChange({ isOwn: false })}
          className="size-4 accent-accent"
        />
        {t("settings.general.accentHost")}
      </label>
      <span className="flex items-center gap-2">
        <label className="flex h-8 items-center gap-2">
          <input
            type="radio"
            name="accent"
            value="own"
            checked={look.isOwn}
            onChange={() => onChange({ isOwn: true })}
            className="size-4 accent-accent"
          />
          {t("settings.general.accentOwn")}
        </label>
        <input
          type="color"
          name="accentColor"
          aria-label={t("settings.general.accentOwn")}
          value={look.accent}
          onChange={({ currentTarget }) => onChange({ isOwn: true, accent: currentTarget.value })}
          className="h-8 w-10 cursor-pointer rounded-md border border-line-strong bg-canvas p-0.5"
        />
      </span>
      {isOff && (
        <p role="alert" className="text-danger-ink">
          {t("settings.general.accentOff")}
        </p>
      )}
    </fieldset>
  )
}
