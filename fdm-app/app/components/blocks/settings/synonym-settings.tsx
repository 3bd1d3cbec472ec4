import type { Synonyms } from "fdm-helpdesk"
import { ChevronDown, Equal } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Button } from "~/components/ui/button"
import { Empty } from "~/components/ui/empty"
import { ErrorAlert } from "~/components/ui/error-alert"
import { TextArea } from "~/components/ui/field"
import { PostForm } from "~/components/ui/post-form"
import { type FailedOutcome, offFields } from "~/lib/outcome"
import { Confirm } from "./confirm"
import { SaveRow } from "./save-row"

type Group = Pick<Synonyms, "id" | "terms">
type Props = { groups: readonly Group[]; mayChange: boolean }

/** The groups of words that mean one thing, each with what can be done to it behind it. */
export function SynonymList({ groups, mayChange }: Props) {
  const { t } = useTranslation()
  if (groups.length === 0)
    return (
      <Empty icon={Equal} title={t("settings.synonyms.empty")}>
        {mayChange ? t("settings.synonyms.emptyText") : t("settings.synonyms.emptyRead")}
      </Empty>
    )
  return (
    <ul aria-label={t("settings.pages.synonyms")} tabIndex={-1} data-focus-home="" className="divide-y border-y">
      {groups.map((group) => (
        <li key={group.id}>
          {mayChange ? (
            <details className="group">
              <summary className="flex min-h-11 items-center gap-3 px-2 py-2 hover:bg-hover">
                <Terms group={group} />
                <span className="sr-only">{t("settings.edit")}</span>
                <ChevronDown aria-hidden size={16} className="shrink-0 text-soft group-open:rotate-180" />
              </summary>
              <GroupForms group={group} />
            </details>
          ) : (
            <p className="flex min-h-11 items-center gap-3 px-2 py-2">
              <Terms group={group} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Terms({ group: { terms } }: { group: Group }) {
  return <span className="wrap-anywhere min-w-0 flex-1 font-medium">{terms.join(" · ")}</span>
}

function GroupForms({ group: { id, terms } }: { group: Group }) {
  const { t } = useTranslation()
  return (
    <div className="grid gap-4 px-2 pt-2 pb-5">
      <PostForm name="update" subject={id} done={t("settings.synonyms.done.update")} className="grid gap-4">
        {({ isBusy, failed, typed }) => {
          const own = ofThis(failed, id)
          return (
            <>
              <input type="hidden" name="synonymsId" value={id} />
              <TermsField failed={own} terms={(own && typed("terms")) ?? terms.join("\n")} />
              <SaveRow name="update" subject={id} isBusy={isBusy} />
            </>
          )
        }}
      </PostForm>
      <Confirm label={t("settings.remove")}>
        <p>{t("settings.synonyms.deleteText")}</p>
        <PostForm name="delete" subject={id} done={t("settings.synonyms.done.delete")}>
          {({ isBusy, failed }) => (
            <>
              {ofThis(failed, id) && <ErrorAlert code={failed?.code ?? "internal"} className="mb-3" />}
              <input type="hidden" name="synonymsId" value={id} />
              <Button look="danger" isBusy={isBusy}>
                {t("settings.synonyms.confirm")}
              </Button>
            </>
          )}
        </PostForm>
      </Confirm>
    </div>
  )
}

/** Without scripts all rows of a page hear of a failure; this row's own says so by its id. */
function ofThis(failed: FailedOutcome | undefined, id: string): FailedOutcome | undefined {
  return (failed?.values.synonymsId ?? id) === id ? failed : undefined
}

function TermsField({ failed, terms }: { failed?: FailedOutcome; terms?: string }) {
  const { t } = useTranslation()
  const taken = failed?.code === "conflict" ? failed.details.term : undefined
  const isOff = failed?.code === "too_large" || offFields(failed).some((field) => field.startsWith("terms"))
  return (
    <>
      {failed && taken === undefined && !isOff && <ErrorAlert code={failed.code} />}
      <div className="max-w-md">
        <TextArea
          name="terms"
          label={t("settings.synonyms.terms")}
          hint={t("settings.synonyms.hint")}
          placeholder={t("settings.synonyms.example")}
          defaultValue={terms}
          error={
            (taken !== undefined && t("settings.synonyms.taken", { line: Number(taken) + 1 })) ||
            (isOff && t("settings.synonyms.off"))
          }
          className="min-h-24"
          rows={4}
          autoComplete="off"
          data-focus-home=""
        />
      </div>
    </>
  )
}

/** Makes one more; empties itself when it did, by the number of groups there are. */
export function NewSynonyms({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="new-synonyms" className="border-t pt-5">
      <PostForm
        key={count}
        name="create"
        subject="new-synonyms"
        done={t("settings.synonyms.done.create")}
        className="grid gap-4"
      >
        {({ isBusy, failed, typed }) => (
          <>
            <h2 id="new-synonyms" className="font-semibold text-base">
              {t("settings.synonyms.new")}
            </h2>
            <TermsField failed={failed} terms={typed("terms")} />
            <p>
              <Button look="primary" isBusy={isBusy}>
                {t("settings.synonyms.add")}
              </Button>
            </p>
          </>
        )}
      </PostForm>
    </section>
  )
}
