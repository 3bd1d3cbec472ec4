import { listSavedReplies } from "fdm-helpdesk"
import { useTranslation } from "react-i18next"
import { ReplyList } from "~/components/blocks/settings/reply-list"
import { SettingsPage } from "~/components/blocks/settings/settings-page"
import { doneWord } from "~/lib/done-word"
import { page } from "~/lib/page.server"
import { agentOnly } from "~/lib/signed-in.server"
import type { Route } from "./+types/admin.support.settings.replies"

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { db, actor } = agentOnly(args)
    return { replies: await listSavedReplies(db, actor), done: doneWord(args.url, ["save", "delete"]) }
  })
}

export { unlessLive as shouldRevalidate } from "~/lib/live-scope"

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
