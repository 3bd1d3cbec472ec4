import { createHash } from "node:crypto"
import { type Db, deskChannel, getSettings, type Listen } from "fdm-helpdesk"
import { brandCss } from "~/brand-css"
import { inBrief } from "./for-log.server"

/** The looks of the desk, ready for every page. `version` changes with the style sheet, which is kept for ever under it. */
export type Brand = {
  css: string
  version: string
  logoUrl?: string
  /** The address that mails come from: no looks, but it stands in the same row. */
  mailFrom: string
}

/**
 * The looks of the desk, read once and again whenever the database tells that settings changed, in whichever process: so
 * no page costs a statement for them.
 */
export type KeptBrand = { current: Brand; refresh(): Promise<void>; stop(): Promise<void> }

export async function keepBrand(db: Db, listen: Listen): Promise<KeptBrand> {
  const kept: KeptBrand = {
    current: await readBrand(db),
    async refresh() {
      kept.current = await readBrand(db)
    },
    stop: async () => undefined,
  }
  const refresh = () => void kept.refresh().catch(report)
  kept.stop = await listen(deskChannel, refresh).catch((error) => {
    report(error)
    return async () => undefined
  })
  return kept
}

async function readBrand(db: Db): Promise<Brand> {
  const { branding, mailFrom } = await getSettings(db)
  const css = brandCss(branding)
  return {
    css,
    version: createHash("sha256").update(css).digest("hex").slice(0, 12),
    logoUrl: branding.logoUrl,
    mailFrom,
  }
}

function report(error: unknown): void {
  process.stderr.write(`the looks of the desk are not up to date: ${inBrief(error)}\n`)
}
