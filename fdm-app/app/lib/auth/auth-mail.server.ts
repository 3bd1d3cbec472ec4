import { randomUUID } from "node:crypto"
import { type AuthMail, magicLinkMinutes } from "fdm-core/auth"
import { type Db, getSettings, type OutgoingMail } from "fdm-helpdesk"
import { automaticMailHeaders, mailAddress } from "fdm-helpdesk/mail"
import { translationFor } from "~/locales/translation"

/**
 * A mail to somebody about their account: words of ours and a link, and nothing of whoever caused it. Each is a mail of
 * its own.
 *
 * @param signInUrl where a mail leads that has no link of its own
 */
export async function authMail(db: Db, mail: AuthMail, signInUrl: string): Promise<OutgoingMail> {
  const { email, kind, locale } = mail
  const { t } = translationFor(locale)
  const { name, mailFrom } = await getSettings(db)
  const url = "url" in mail ? mail.url : signInUrl + (kind === "password" ? "?to=/account" : "")
  const words = {
    title: t(`authMail.${kind}.title`),
    text: t(`authMail.${kind}.text`, { minutes: magicLinkMinutes }),
    button: t(`authMail.${kind}.button`),
    ignore: t(`authMail.${kind}.ignore`),
  }
  return {
    idempotencyKey: `login:${randomUUID()}`,
    from: mailAddress({ name, email: mailFrom }),
    to: email,
    subject: words.title,
    text: `${words.title}\n\n${words.text}\n\n${url}\n\n${words.ignore}\n`,
    html: htmlOf(words, url, locale),
    headers: automaticMailHeaders,
    tag: "login",
  }
}

type Words = { title: string; text: string; button: string; ignore: string }

function htmlOf({ title, text, button, ignore }: Words, url: string, locale: string): string {
  const href = url.replaceAll("&", "&amp;").replaceAll('"', "&quot;")
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${title}</title></head>
<body style="margin:0;padding:32px 16px;background:#f8f8f8;color:#1a1b1e;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #e5e5e7;border-radius:8px">
<h1 style="margin:0 0 12px;font-size:20px">${title}</h1>
<p style="margin:0 0 24px">${text}</p>
<p style="margin:0 0 24px"><a href="${href}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#2f6d3c;color:#ffffff;font-weight:600;text-decoration:none">${button}</a></p>
<p style="margin:0;color:#5c5e66;font-size:14px">${ignore}</p>
</div></body></html>`
}
