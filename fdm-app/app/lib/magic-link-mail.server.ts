import { type MagicLinkMail, magicLinkMinutes } from "fdm-core/auth"
import { type Db, getSettings, type OutgoingMail } from "fdm-helpdesk"
import { mailAddress } from "fdm-helpdesk/mail"
import { translationFor } from "~/locales/translation"

/** The mail that signs somebody in. Each link is a mail of its own, so its address is the key. */
export async function magicLinkMail(db: Db, { email, url, locale }: MagicLinkMail): Promise<OutgoingMail> {
  const { t } = translationFor(locale)
  const { name, mailFrom } = await getSettings(db)
  const words = {
    title: t("loginMail.title"),
    text: t("loginMail.text", { minutes: magicLinkMinutes }),
    button: t("loginMail.button"),
    ignore: t("loginMail.ignore"),
  }
  return {
    idempotencyKey: `login:${url}`,
    from: mailAddress({ name, email: mailFrom }),
    to: email,
    subject: words.title,
    text: `${words.title}\n\n${words.text}\n\n${url}\n\n${words.ignore}\n`,
    html: htmlOf(words, url, locale),
    headers: {},
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
