import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Alert } from "~/components/ui/alert"
import { PageTitle } from "~/components/ui/page-title"

type Props = {
  title: string
  intro?: ReactNode
  /** Said after a form that was posted without scripts, or that led here; with them it is announced. */
  done?: string
  /** Said to those who may look and not touch. */
  readOnly?: string
  children: ReactNode
}

/** One subject of the settings. */
export function SettingsPage({ title, intro, done, readOnly, children }: Props) {
  const { t } = useTranslation()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6 text-sm">
      <PageTitle>{`${title} · ${t("settings.title")}`}</PageTitle>
      <header className="grid gap-1">
        <h1 className="font-semibold text-xl">{title}</h1>
        {intro && <p className="max-w-prose text-soft">{intro}</p>}
        {readOnly && <p className="mt-2 w-fit rounded-md bg-sunken px-3 py-2 text-soft">{readOnly}</p>}
      </header>
      {done && <Alert tone="good" title={done} />}
      {children}
    </div>
  )
}

type SectionProps = { id: string; title: string; intro?: ReactNode; children: ReactNode }

/** A part of a page under a heading of its own. */
export function Section({ id, title, intro, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <div className="grid gap-1">
        <h2 id={id} className="font-semibold text-base">
          {title}
        </h2>
        {intro && <p className="max-w-prose text-soft">{intro}</p>}
      </div>
      {children}
    </section>
  )
}
