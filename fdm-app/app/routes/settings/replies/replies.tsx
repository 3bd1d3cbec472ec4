import { listSavedReplies } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { ReplyList } from "~/components/blocks/settings/replies/reply-list"
import { SettingsPage } from "~/components/blocks/settings/settings-page"
import { agentOnly } from "~/lib/auth/signed-in.server"
import { doneWord } from "~/lib/requests/done-word"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/replies"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    return { replies: await listSavedReplies(db, actor), done: doneWord(args.url, ["save", "delete"]) }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live/live-scope"

export default function RepliesPage({ loaderData: { replies, done } }: Route.ComponentProps) {
  const { t } = useTranslation()
  return (
    <SettingsPage
      title={t("settings.pages.replies")}
      intro={t("settings.replies.intro")}
      done={done && t(`settings.replies.done.${done}`)}
    >
      <ReplyList replies={replies} />
    </SettingsPage>
  )
}
