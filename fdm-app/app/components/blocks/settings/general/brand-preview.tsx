import { useTranslation } from "react-i18next"
import { grounds, themesOf } from "~/brand-css"

type Props = { accent: string; radius: number; name: string }

const words = { light: { ink: "#1a1b1e", line: "#e5e5e7" }, dark: { ink: "#ededef", line: "#2b2d30" } }

/**
 * How a button, a link, what is chosen and the head of a mail look with an accent, in both themes. Drawn, because the page's
 * policy takes no colours from style attributes.
 */
export function BrandPreview({ accent, radius, name }: Props) {
  const { t } = useTranslation()
  const themes = themesOf(accent)
  return (
    <div role="img" aria-label={t("settings.general.previewLabel")} className="grid gap-3">
      {(["light", "dark"] as const).map((theme) => (
        <svg key={theme} aria-hidden viewBox="0 0 400 176" className="w-full max-w-md rounded-lg border text-[13px]">
          <rect width="400" height="176" fill={grounds[theme][0]} />
          <rect width="400" height="44" fill={grounds[theme][1]} />
          <rect y="43.5" width="400" height="1" fill={words[theme].line} />
          <text x="16" y="27" fontWeight="600" fill={words[theme].ink}>
            {name.length > 30 ? `${name.slice(0, 29)}…` : name}
          </text>
          <rect x="16" y="60" width="96" height="32" rx={radius} fill={themes[theme].accent} />
          <text x="64" y="80.5" textAnchor="middle" fontWeight="500" fill={themes[theme].onAccent}>
            {t("settings.general.previewButton")}
          </text>
          <text x="132" y="80.5" textDecoration="underline" fill={themes[theme].accentInk}>
            {t("settings.general.previewLink")}
          </text>
          <rect x="16" y="108" width="368" height="52" rx={radius} fill={themes[theme].accentTint} />
          <rect x="16" y="108" width="3" height="52" fill={themes[theme].accent} />
          <text x="32" y="138.5" fill={themes[theme].accentInk}>
            {t("settings.general.previewChosen")}
          </text>
        </svg>
      ))}
    </div>
  )
}
