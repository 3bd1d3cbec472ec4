import { createContext, useContext, useState } from "react"
import { useTranslation } from "react-i18next"
import { Button, buttonStyle } from "~/components/ui/button"
import type { Unsent } from "~/lib/requests/error-page"
import { TextArea } from "./field"

type Props = Unsent & { hasToSignIn: boolean }
type Fields = Record<string, string>

/** What was typed, while the server makes the page. A script finds it in the page itself, so that it is sent once. */
export const UnsentFields = createContext<Fields | undefined>(undefined)

/**
 * A form that could not be sent, with what was typed, to be sent again. The page holds all of it and the server nothing; signing in
 * happens beside it, so that it stays. The fields that say what it is about go along unseen.
 */
export function UnsentForm({ action, isWhole, hasToSignIn }: Props) {
  const { t } = useTranslation()
  const made = useContext(UnsentFields)
  const [{ body, ...others }] = useState<Fields>(() => made ?? fieldsOnPage())
  return (
    <form id={formId} method="post" action={action} className="grid w-full gap-3 py-3">
      {Object.entries(others).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {body && (
        <TextArea name="body" label={t("error.unsent.text")} defaultValue={body} className="max-h-96 min-h-32" />
      )}
      <p className="flex flex-wrap gap-3">
        {hasToSignIn && (
          <a href="/signin" target="_blank" rel="noopener" className={buttonStyle({ look: "primary" })}>
            {t("auth.signInBeside")}
          </a>
        )}
        {isWhole && <Button>{t("error.unsent.again")}</Button>}
      </p>
    </form>
  )
}

const formId = "unsent"

function fieldsOnPage(): Fields {
  const form = document.getElementById(formId)
  const fields = form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input[name], textarea[name]") ?? []
  return Object.fromEntries([...fields].map(({ name, defaultValue }) => [name, defaultValue]))
}
