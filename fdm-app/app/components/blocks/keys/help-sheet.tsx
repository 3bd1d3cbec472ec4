import { X } from "lucide-react"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { Button } from "~/components/ui/button"
import { Dialog } from "~/components/ui/dialog"
import { commands, keyCap, places } from "./commands"
import { Cap } from "./key-cap"

type Props = { isOn: boolean; setOn(isOn: boolean): void; onClose(): void }

/** All keys by the place where they hold, and the switch that turns the single ones off. */
export function HelpSheet({ isOn, setOn, onClose }: Props) {
  const { t } = useTranslation()
  const title = useId()
  return (
    <Dialog labelledBy={title} onClose={onClose} className="max-w-3xl">
      <header className="flex items-center justify-between gap-4 border-b px-5 py-3">
        <h2 id={title} className="font-semibold text-base">
          {t("keys.title")}
        </h2>
        <Button type="button" look="quiet" size="small" onClick={onClose}>
          <X aria-hidden size={16} />
          {t("keys.close")}
        </Button>
      </header>
      <div className="grid gap-x-10 gap-y-6 px-5 py-4 sm:grid-cols-2">
        {places.map((place) => (
          <section key={place} aria-labelledby={`${title}-${place}`} className="sm:nth-2:row-span-2">
            <h3 id={`${title}-${place}`} className="mb-1 font-medium text-soft text-xs">
              {t(`keys.place.${place}`)}
            </h3>
            <dl className="divide-y">
              {commands
                .filter((command) => command.place === place)
                .map((command) => (
                  <div key={command.id} className="flex min-h-8 items-center justify-between gap-4 py-1">
                    <dt>{t(`keys.command.${command.id}`)}</dt>
                    <dd>
                      <Cap>{keyCap(command)}</Cap>
                      <span className="sr-only">{keyCap(command)}</span>
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="flex cursor-pointer items-start gap-2.5 border-t px-5 py-3.5">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => setOn(event.currentTarget.checked)}
          className="mt-0.5 size-4 accent-accent"
        />
        <span>
          <span className="block font-medium">{t("keys.switch")}</span>
          <span className="block text-soft text-xs">{t("keys.switchHint")}</span>
        </span>
      </label>
    </Dialog>
  )
}
