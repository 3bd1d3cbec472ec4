import { clsx } from "clsx"
import { useTranslation } from "react-i18next"
import { Form } from "react-router"
import { Button } from "~/components/ui/button"
import { TextField } from "~/components/ui/form/field"

type Props = {
  to: string
  email?: string
  error?: string
  /** The page is about nothing else. */
  isWholePage?: boolean
}

/** Asks for a link by mail that signs in without a password. */
export function MagicLinkForm({ to, email, error, isWholePage = false }: Props) {
  const { t } = useTranslation()
  const title = t("auth.magicTitle")
  return (
    <section className={clsx("grid gap-3", !isWholePage && "border-t pt-6")}>
      {isWholePage ? <h1 className="font-semibold text-xl">{title}</h1> : <h2 className="font-medium">{title}</h2>}
      <p className="text-soft text-sm">{t("auth.magicText")}</p>
      <Form method="post" action="/signin/link" reloadDocument className="grid gap-3">
        <input type="hidden" name="to" value={to} />
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={t("auth.email")}
          defaultValue={email}
          error={error}
        />
        <Button size="large">{t("auth.magicSend")}</Button>
      </Form>
    </section>
  )
}
