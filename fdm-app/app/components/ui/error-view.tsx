import { CloudOff, Compass, Lock, TriangleAlert } from "lucide-react"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { useLocation } from "react-router"
import { useErrorText } from "~/components/ui/form/error-text"
import { UnsentForm } from "~/components/ui/form/unsent-form"
import { toldBy, type Unsent } from "~/lib/requests/error-page"
import { buttonStyle } from "./button"
import { PageTitle } from "./page-title"

const icons = { forbidden: Lock, not_found: Compass, unavailable: CloudOff }

/** An error as a page: what it is, what to do next. Links are plain, because the router may be what is broken. */
export function ErrorView({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  const errorText = useErrorText()
  const { code, status, unsent, retryAt } = toldBy(error)
  const Icon = icons[code as keyof typeof icons] ?? TriangleAlert
  const isAway = code === "unavailable" && !unsent
  // What a form could not send is sent again by its own button; a page that loads anew would lose it.
  const mayPass = !unsent && ["unavailable", "timeout", "unknown", "port_failed"].includes(code)
  return (
    <section className="grid justify-items-start gap-2 py-8">
      <PageTitle>{t(`error.title.${code}`)}</PageTitle>
      <Icon aria-hidden size={32} strokeWidth={1.5} className="mb-1 text-soft" />
      <h1 className="font-semibold text-xl">{t(`error.title.${code}`)}</h1>
      <p className="max-w-prose">
        {unsent ? t(`error.unsent.${wordsOf(code, unsent)}`) : errorText({ code, details: { retryAt } })}
      </p>
      {unsent && <UnsentForm {...unsent} hasToSignIn={code === "unauthenticated"} />}
      {isAway && <p className="text-soft text-sm">{t("error.waiting")}</p>}
      <p className="mt-3 flex flex-wrap items-center gap-3">
        {mayPass && (
          <a href={pathname + search} className={buttonStyle({ look: "primary" })}>
            {t("error.retry")}
          </a>
        )}
        <a href="/" className={buttonStyle()}>
          {t("error.home")}
        </a>
        <span className="text-soft text-sm tabular-nums">{t("error.reference", { status })}</span>
      </p>
      {isAway && <ReloadWhenBack />}
    </section>
  )
}

function wordsOf(code: string, { isWhole }: Unsent): "signIn" | "away" | "tooLong" {
  if (!isWhole) return "tooLong"
  return code === "unauthenticated" ? "signIn" : "away"
}

const askEveryMs = 3_000

/** Comes back by itself: asks whether the server is well again, and then loads the page anew. */
function ReloadWhenBack() {
  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await fetch("/healthz").catch(() => undefined)
      if (answer?.ok) window.location.reload()
    }, askEveryMs)
    return () => clearInterval(timer)
  }, [])
  return null
}
