import { useTranslation } from "react-i18next"
import { Form } from "react-router"
import { Initials } from "~/components/ui/initials"

type DemoAccount = {
  name: string
  email: string
  password: string
  role: "requester" | "agent" | "team_lead" | "manager" | "admin"
}

const shownAccounts = 5

type Props = { demo: { accounts: DemoAccount[]; password: string }; to: string }

/** One click instead of typing, for whoever looks around in the demo. */
export function DemoAccounts({ demo, to }: Props) {
  const { t } = useTranslation()
  return (
    <section className="grid content-start gap-3 border-t pt-6 lg:border-t-0 lg:pt-1">
      <h2 className="font-medium">{t("auth.demoTitle")}</h2>
      <p className="text-soft text-sm">
        {t("auth.demoText")} <code className="rounded-sm bg-hover px-1 text-ink">{demo.password}</code>
      </p>
      <Accounts accounts={demo.accounts.slice(0, shownAccounts)} to={to} />
      {demo.accounts.length > shownAccounts && (
        <details>
          <summary className="w-fit rounded-sm text-accent-ink text-sm underline underline-offset-2">
            {t("auth.demoMore")}
          </summary>
          <Accounts accounts={demo.accounts.slice(shownAccounts)} to={to} />
        </details>
      )}
    </section>
  )
}

function Accounts({ accounts, to }: { accounts: DemoAccount[]; to: string }) {
  const { t } = useTranslation()
  return (
    <ul className="-mx-2 grid">
      {accounts.map(({ name, email, password, role }) => (
        <li key={email}>
          <Form method="post" action="/signin" reloadDocument>
            <input type="hidden" name="to" value={to} />
            <input type="hidden" name="email" value={email} />
            <input type="hidden" name="password" value={password} />
            <button
              type="submit"
              className="flex w-full items-center gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover"
            >
              <Initials name={name} isDesk={role !== "requester"} />
              <span className="min-w-0 flex-1 leading-tight">
                <span className="block truncate">{name}</span>
                <span className="block truncate text-soft text-xs">{email}</span>
              </span>
              <span className="text-soft text-sm">{t(`auth.role.${role}`)}</span>
            </button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
