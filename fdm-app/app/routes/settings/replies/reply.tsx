import { FdmError } from "fdm-core/errors"
import { canAtDesk, listSavedReplies } from "fdm-helpdesk"
import { ArrowLeft } from "lucide-react"
import { useTranslation } from "react-i18next"
import { Link, Outlet } from "react-router"
import { ReplyEditor } from "~/components/blocks/settings/replies/reply-editor"
import { ReplyToRead } from "~/components/blocks/settings/replies/reply-preview"
import { SettingsPage } from "~/components/blocks/settings/settings-page"
import { OutcomeProvider } from "~/components/ui/form/post-form"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { page } from "~/lib/requests/page.server"
import { outcome } from "~/lib/requests/reply.server"
import { savedReplyIdOf } from "~/lib/settings/saved-reply-id.server"
import type { Route } from "./+types/reply"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    const id = savedReplyIdOf(args.params)
    const all = await listSavedReplies(db, actor)
    const reply = all.find((known) => known.id === id)
    if (id && !reply) throw new FdmError("not_found", "no such saved reply")
    const mayShare = canAtDesk(actor, "saved_reply.share")
    return {
      reply,
      categories: [...new Set(all.flatMap(({ category }) => category ?? []))],
      agentName: actor.name,
      mayShare,
      mayChange: !reply?.isShared || mayShare,
      outcome: args.context.get(outcome),
    }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function ReplyPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation()
  const { reply, categories, agentName, mayShare, mayChange, outcome } = loaderData
  return (
    <OutcomeProvider value={outcome}>
      <SettingsPage
        title={reply ? t("settings.replies.editTitle") : t("settings.replies.new")}
        intro={
          <Link to="/admin/support/settings/replies" className="inline-flex items-center gap-1 text-accent-ink">
            <ArrowLeft aria-hidden size={14} />
            {t("settings.replies.back")}
          </Link>
        }
        readOnly={mayChange ? undefined : t("settings.readOnly.team_lead")}
      >
        {mayChange ? (
          <ReplyEditor key={reply?.id ?? "new"} {...{ reply, categories, agentName, mayShare }} />
        ) : (
          reply && <ReplyToRead {...reply} />
        )}
      </SettingsPage>
      <Outlet />
    </OutcomeProvider>
  )
}
