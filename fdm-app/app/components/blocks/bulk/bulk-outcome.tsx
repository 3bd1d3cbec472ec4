import type { InboxRow } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Alert } from "~/components/ui/alert"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import type { BulkAnswer } from "~/lib/list/bulk"

type Props = { result: BulkAnswer | undefined; rows: readonly Pick<InboxRow, "id" | "ref">[] }

/** How many were changed, and which were not, each with the reason. */
export function BulkOutcome({ result, rows }: Props) {
  const { t } = useTranslation()
  if (!result) return null
  if ("code" in result) return <ErrorAlert code={result.code} className="m-3" />
  const { changed, refused } = result
  const refOf = (id: string) => rows.find((row) => row.id === id)?.ref ?? id
  const words = [
    changed > 0 && t("keys.bulk.changed", { count: changed }),
    refused.length > 0 && t("keys.bulk.refused", { count: refused.length }),
  ]
  return (
    <Alert tone={refused.length > 0 ? "bad" : "good"} title={words.filter(Boolean).join(", ")} className="m-3">
      {refused.length > 0 && (
        <ul>
          {refused.map(({ id, code }) => (
            <li key={id}>
              <span className="tabular-nums">{refOf(id)}</span>: {t(`error.title.${code}`)}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}
