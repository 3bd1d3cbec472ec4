import type { TicketExport } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { Button } from "~/components/ui/button"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { PostForm } from "~/components/ui/form/post-form"
import { listWords } from "./export-words"

type Props = { file: TicketExport; label: string }

/** Stops an export or throws its file away. It can be asked for again, so nobody is asked twice. */
export function CancelForm({ file, label }: Props) {
  const { t } = useTranslation()
  return (
    <PostForm name="cancel" subject={file.id} done={t("exports.done.cancel")}>
      {({ isBusy, failed }) => (
        <>
          {failed && (failed.values.exportId ?? file.id) === file.id && <ErrorAlert code={failed.code} />}
          <input type="hidden" name="exportId" value={file.id} />
          <Button look="quiet" isBusy={isBusy} aria-label={`${label}: ${listWords(file, t)}`}>
            {label}
          </Button>
        </>
      )}
    </PostForm>
  )
}
