import { useTranslation } from "react-i18next"
import { Form } from "react-router"
import { Initials } from "~/components/ui/initials"

type DemoAccount = {
  name: string
  email: string
  password: string
  role: "requester" | "agent" | "team_lead" | "manager" | "admin"
}

type Props = { demo: { accounts: DemoAccount[]; password: string }; to: string }

/** One click instead of typing, for whoever looks around in the demo. */
export function DemoAccounts({ demo, to }: Props) {
  const { t } = useTranslation()
  return (
    <section className="grid gap-3 border-t pt-6">
      <h2 className="font-medium">{t("auth.demoTitle")}</h2>
      <p className="text-soft text-sm">
        {t("auth.demoText")} <code className="rounded-sm bg-hover px-1 text-ink">{demo.password}</code>
      </p>
      <ul className="-mx-2 grid">
        {demo.accounts.map(({ name, email, password, role }) => (
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
    </section>
  )
}
