import { requesterOperators, searchOperators, searchOperatorWords } from "fdm-helpdesk/search-language"
import { CircleHelp } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Popup } from "~/components/ui/popup"
import { useClock } from "~/components/ui/time/time"

/** How to search: the operators with an example of each. Opens without scripts. */
export function SearchTips({ audience, className }: { audience: "agent" | "requester"; className?: string }) {
  const { t } = useTranslation()
  const { locale } = useClock()
  const operators = audience === "agent" ? searchOperators : requesterOperators
  const tips = operators.map((operator) => searchOperatorWords(operator, locale))
  return (
    <Popup
      label={t("search.tips")}
      trigger={<CircleHelp aria-hidden size={15} />}
      button={{ "aria-label": t("search.tips"), title: t("search.tips"), className }}
      className="max-h-[min(40rem,80dvh)]! w-96 p-4!"
    >
      <h2 className="font-semibold">{t("search.tips")}</h2>
      <p className="mt-1 text-soft text-xs leading-5">{t("search.intro")}</p>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5">
        {tips.map(({ name, example, about }) => (
          <Tip key={name} example={`${name}:${example}`} about={about} />
        ))}
        <Tip example={t("search.example.phrase")} about={t("search.about.phrase")} />
        <Tip example={t("search.example.without")} about={t("search.about.without")} />
        <Tip example="TK-…" about={t("search.about.ref")} />
      </dl>
      <p className="mt-3 text-soft text-xs leading-5">
        {t("search.quotes")} {audience === "agent" && t("search.more")}
      </p>
    </Popup>
  )
}

function Tip({ example, about }: { example: string; about: string }) {
  return (
    <>
      <dt>
        <code className="whitespace-nowrap rounded-sm bg-sunken px-1 py-0.5 font-sans text-xs">{example}</code>
      </dt>
      <dd className="text-soft text-xs leading-5">{about}</dd>
    </>
  )
}
