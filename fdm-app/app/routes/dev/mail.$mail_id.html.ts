import { keptMailOf } from "~/lib/host/mail-folder.server"
import { page } from "~/lib/requests/page.server"
import type { Route } from "./+types/mail.$mail_id.html"

/** The mail as a mail program shows it: its own styles, no script, nothing from elsewhere but pictures. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src https: data:",
  "frame-ancestors 'self'",
  "sandbox allow-top-navigation-by-user-activation",
].join("; ")

export function loader(args: Route.LoaderArgs) {
  return page(async () => {
    const { html } = await keptMailOf(args, args.params.mail_id)
    return new Response(leadingOut(html), {
      headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy },
    })
  })
}

/** Links leave the frame, whatever they say themselves. */
function leadingOut(html: string): string {
  return html.replaceAll('target="_blank"', 'target="_top"').replace(/<head[^>]*>|^/, '$&<base target="_top">')
}
