import { useTranslation } from "react-i18next"

/** Lists are counted up to a thousand: what is more is said to be so. */
export const shownAtMost = 999

/** How many a list holds. Nothing is shown where nobody counted. */
export function Count({ value }: { value: number | null | undefined }) {
  const { t } = useTranslation()
  if (value === null || value === undefined) return null
  if (value <= shownAtMost) return value
  return (
    <>
      <span aria-hidden>{shownAtMost}+</span>
      <span className="sr-only">{t("views.moreThan", { count: shownAtMost })}</span>
    </>
  )
}
