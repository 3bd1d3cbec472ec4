import type { Synonyms } from "fdm-helpdesk"
import { Equal } from "lucide-react"
import { useTranslation } from "react-i18next"
import { ErrorAlert } from "~/components/ui/form/error-alert"
import { TextArea } from "~/components/ui/form/field"
import { type FailedOutcome, offFields } from "~/lib/requests/outcome"
import { KeptForms, KeptList, NewThing } from "./kept-list"

type Group = Pick<Synonyms, "id" | "terms">
type Props = { groups: readonly Group[]; mayChange: boolean }

/** The groups of words that mean one thing, each with what can be done to it behind it. */
export function SynonymList({ groups, mayChange }: Props) {
  const { t } = useTranslation()
  return (
    <KeptList
      label={t("settings.pages.synonyms")}
      things={groups}
      empty={{
        icon: Equal,
        title: t("settings.synonyms.empty"),
        text: mayChange ? t("settings.synonyms.emptyText") : t("settings.synonyms.emptyRead"),
      }}
      row={({ terms }) => <span className="wrap-anywhere min-w-0 flex-1 font-medium">{terms.join(" · ")}</span>}
      forms={mayChange ? (group) => <GroupForms group={group} /> : undefined}
    />
  )
}

function GroupForms({ group: { id, terms } }: { group: Group }) {
  const { t } = useTranslation()
  return (
    <KeptForms
      id={id}
      idName="synonymsId"
      fields={(failed, typed) => <TermsField failed={failed} terms={typed("terms") ?? terms.join("\n")} />}
      done={{ update: t("settings.synonyms.done.update"), delete: t("settings.synonyms.done.delete") }}
      remove={{ text: t("settings.synonyms.deleteText"), confirm: t("settings.synonyms.confirm") }}
    />
  )
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

/** Makes one more. */
export function NewSynonyms({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <NewThing
      id="new-synonyms"
      title={t("settings.synonyms.new")}
      fields={(failed, typed) => <TermsField failed={failed} terms={typed("terms")} />}
      done={t("settings.synonyms.done.create")}
      add={t("settings.synonyms.add")}
      count={count}
    />
  )
}
