import { Check } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Button } from "~/components/ui/button"
import { useFormOutcome } from "~/components/ui/form/post-form"

type Props = { name: string; subject: string; isBusy: boolean; label?: string }

/** The button of a form of settings, and beside it that it worked, for those who see the page. */
export function SaveRow({ name, subject, isBusy, label }: Props) {
  const { t } = useTranslation()
  const isSaved = useFormOutcome(subject, name)?.ok === true && !isBusy
  return (
    <p className="flex flex-wrap items-center gap-3">
      <Button look="primary" isBusy={isBusy}>
        {isBusy ? t("form.busy") : (label ?? t("settings.save"))}
      </Button>
      {isSaved && (
        <span className="inline-flex items-center gap-1 text-accent-ink">
          <Check aria-hidden size={16} />
          {t("settings.saved")}
        </span>
      )}
    </p>
  )
}
