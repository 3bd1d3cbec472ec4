import type { TicketDetail } from "fdm-helpdesk"
import { Plus, X } from "lucide-react"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { Choices } from "~/components/blocks/ticket/use-shown-ticket"
import { Option } from "~/components/ui/form/option"
import { PostForm } from "~/components/ui/form/post-form"
import { Initials } from "~/components/ui/initials"
import { Popup } from "~/components/ui/popup"
import { Field, fieldButton, Mark } from "./field-menu"
import { SearchIn } from "./search-in"

type Props = { detail: TicketDetail; agents: Choices["agents"] }

/** Who helps beside the one who answers for the ticket. */
export function AdditionalAgents({ detail, agents }: Props) {
  const { t } = useTranslation()
  const { ticket, additionalAssignees } = detail
  return (
    <Field label={t("sidebar.additional")}>
      {additionalAssignees.length > 0 && (
        <PostForm name="seats" subject={ticket.id} done={t("sidebar.done.seats")}>
          {() => (
            <ul aria-label={t("sidebar.additional")}>
              {additionalAssignees.map(({ id, name }) => (
                <li key={id} className="flex min-h-8 items-center gap-2 pl-2">
                  <Initials name={name} size="small" isDesk />
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                  <button
                    type="submit"
                    name="remove"
                    value={id}
                    aria-label={t("sidebar.removeAgent", { name })}
                    title={t("sidebar.removeAgent", { name })}
                    className="grid size-7 place-items-center rounded-md text-soft hover:bg-hover hover:text-ink"
                  >
                    <X aria-hidden size={14} />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </PostForm>
      )}
      <Popup
        label={t("sidebar.addAgent")}
        trigger={
          <>
            <Mark>
              <Plus aria-hidden size={14} />
            </Mark>
            {t("sidebar.addAgent")}
          </>
        }
        button={{ className: `${fieldButton} text-soft`, "data-focus-home": "" }}
      >
        <PostForm name="seats" subject={ticket.id} done={t("sidebar.done.seats")}>
          {() => <AgentOptions detail={detail} agents={agents} />}
        </PostForm>
      </Popup>
    </Field>
  )
}

function AgentOptions({ detail: { ticket, additionalAssignees }, agents }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState("")
  const isOn = (id: string) => additionalAssignees.some((agent) => agent.id === id)
  const found = agents.filter(
    ({ id, name, isActive }) =>
      (isActive || isOn(id)) && id !== ticket.assigneeId && name.toLowerCase().includes(text.trim().toLowerCase()),
  )
  return (
    <>
      <SearchIn label={t("sidebar.searchAgent")} text={text} setText={setText} />
      <ul>
        {found.map(({ id, name }) => (
          <li key={id}>
            <Option name={isOn(id) ? "remove" : "add"} value={id} isChosen={isOn(id)} isOneOfMany>
              <Initials name={name} size="small" isDesk />
              <span className="truncate">{name}</span>
            </Option>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p role="status" className="px-2 py-3 text-soft">
          {t("sidebar.nobodyFound")}
        </p>
      )}
    </>
  )
}
