import { keptMailOf } from "~/lib/mail-folder.server"
import { page } from "~/lib/page.server"
import type { Route } from "./+types/dev.mail.$mail_id.html"

/** The mail as a mail program shows it: its own styles, no script, nothing from elsewhere but pictures. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src https: data:",
  "frame-ancestors 'self'",
  "sandbox allow-top-navigation-by-user-activation",
].join("; ")

export function loader({ params, context }: Route.LoaderArgs) {
  return page(async () => {
    const { html } = await keptMailOf(context, params.mail_id)
    const withTarget = html.replace(/<head[^>]*>|^/, (head) => `${head}<base target="_top">`)
    return new Response(withTarget, {
      headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy },
    })
  })
}
