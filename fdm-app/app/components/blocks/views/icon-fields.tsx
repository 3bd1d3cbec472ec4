import { viewIcons } from "fdm-helpdesk/inbox-query"
import { useTranslation } from "react-i18next"
import { ViewPicture } from "./view-icon"

/** A picture for the rail: the browser's own group of radio buttons, each drawn as what it stands for. */
export function IconFields({ chosen }: { chosen: string }) {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t("views.icon")}</legend>
      <div className="flex max-w-80 flex-wrap gap-1">
        {viewIcons.map((icon) => (
          <label
            key={icon}
            title={t(`views.icons.${icon}`)}
            className="relative grid size-9 cursor-pointer place-items-center rounded-md border border-transparent text-soft hover:bg-hover has-[:checked]:border-accent has-[:checked]:bg-accent-tint has-[:checked]:text-accent-ink has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-ring"
          >
            <input type="radio" name="icon" value={icon} defaultChecked={icon === chosen} className="sr-only" />
            <ViewPicture icon={icon} size={17} />
            <span className="sr-only">{t(`views.icons.${icon}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
