import { ChevronDown, type LucideIcon } from "lucide-react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Button } from "~/components/ui/button"
import { Empty } from "~/components/ui/empty"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { PostForm } from "~/components/ui/form/post-form"
import type { FailedOutcome } from "~/lib/requests/outcome"
import { Confirm } from "./confirm"
import { SaveRow } from "./save-row"

type ListProps<Thing> = {
  label: string
  things: readonly Thing[]
  empty: { icon: LucideIcon; title: string; text: string }
  row: (thing: Thing) => ReactNode
  /** What can be done to one, behind its row. Without it the list is for reading. */
  forms?: ((thing: Thing) => ReactNode) | undefined
}

/** What a desk keeps under names of its own, such as tags, teams and synonyms. */
export function KeptList<Thing extends { id: string }>({ label, things, empty, row, forms }: ListProps<Thing>) {
  const { t } = useTranslation()
  if (things.length === 0)
    return (
      <Empty icon={empty.icon} title={empty.title}>
        {empty.text}
      </Empty>
    )
  return (
    <ul aria-label={label} tabIndex={-1} data-focus-home="" className="divide-y border-y">
      {things.map((thing) => (
        <li key={thing.id}>
          {forms ? (
            <details className="group">
              <summary className="flex min-h-11 items-center gap-3 px-2 py-1.5 hover:bg-hover">
                {row(thing)}
                <span className="sr-only">{t("settings.edit")}</span>
                <ChevronDown aria-hidden size={16} className="shrink-0 text-soft group-open:rotate-180" />
              </summary>
              {forms(thing)}
            </details>
          ) : (
            <p className="flex min-h-11 items-center gap-3 px-2 py-1.5">{row(thing)}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The fields of a thing, with what failed and what was typed then. */
type Fields = (failed: FailedOutcome | undefined, typed: (name: string) => string | undefined) => ReactNode

type FormsProps = {
  id: string
  /** The name under which the forms send the id. */
  idName: string
  fields: Fields
  done: { update: string; delete: string }
  remove: { text: string; confirm: string }
}

/** Changes a thing, or takes it away after one more question. */
export function KeptForms({ id, idName, fields, done, remove }: FormsProps) {
  const { t } = useTranslation()
  /** Without scripts all rows of a page hear of a failure; this row's own says so by its id. */
  const ofThis = (failed: FailedOutcome | undefined) => ((failed?.values[idName] ?? id) === id ? failed : undefined)
  return (
    <div className="grid gap-4 px-2 pt-2 pb-5">
      <PostForm name="update" subject={id} done={done.update} className="grid gap-4">
        {({ isBusy, failed, typed }) => {
          const own = ofThis(failed)
          return (
            <>
              <input type="hidden" name={idName} value={id} />
              {fields(own, (name) => (own ? typed(name) : undefined))}
              <SaveRow name="update" subject={id} isBusy={isBusy} />
            </>
          )
        }}
      </PostForm>
      <Confirm label={t("settings.remove")}>
        <p>{remove.text}</p>
        <PostForm name="delete" subject={id} done={done.delete}>
          {({ isBusy, failed }) => (
            <>
              {ofThis(failed) && <ErrorAlert code={failed?.code ?? "internal"} className="mb-3" />}
              <input type="hidden" name={idName} value={id} />
              <Button look="danger" isBusy={isBusy}>
                {remove.confirm}
              </Button>
            </>
          )}
        </PostForm>
      </Confirm>
    </div>
  )
}

type NewProps = { id: string; title: string; fields: Fields; done: string; add: string; count: number }

/** Makes one more; empties itself when it did, by the number of things there are. */
export function NewThing({ id, title, fields, done, add, count }: NewProps) {
  return (
    <section aria-labelledby={id} className="border-t pt-5">
      <PostForm key={count} name="create" subject={id} done={done} className="grid gap-4">
        {({ isBusy, failed, typed }) => (
          <>
            <h2 id={id} className="font-semibold text-base">
              {title}
            </h2>
            {fields(failed, typed)}
            <p>
              <Button look="primary" isBusy={isBusy}>
                {add}
              </Button>
            </p>
          </>
        )}
      </PostForm>
    </section>
  )
}
