import { createHash, randomUUID } from "node:crypto"
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Mailer, OutgoingMail } from "fdm-helpdesk"

/** A mail that would have left, as `/dev/mail` shows it. */
export type KeptMail = OutgoingMail & { id: string; keptAt: string }

export type MailFolder = Mailer & {
  /** Newest first. */
  list(): Promise<KeptMail[]>
  find(id: string): Promise<KeptMail | undefined>
}

const halfWritten = ".half"
const attempts = 3

/**
 * A mailer for machines without a provider: each mail becomes one file, named after its idempotency key. So sending
 * one a second time changes nothing, as with a real provider, and a restart forgets none. What a process that was
 * ended left half written is deleted at the next start.
 */
export function keptMailer(folder: string): MailFolder {
  const fileOf = (id: string) => join(folder, `${id}.json`)
  const cleared = clearHalfWritten(folder)
  const find = async (id: string) => (/^[0-9a-f]{24}$/.test(id) ? readMail(fileOf(id)) : undefined)
  return {
    async send(mail) {
      await cleared
      const id = idOf(mail.idempotencyKey)
      if (!(await find(id))) await writeWhole(folder, fileOf(id), { ...mail, id, keptAt: new Date().toISOString() })
      return { providerId: id }
    },
    async findSent(idempotencyKey) {
      const id = idOf(idempotencyKey)
      return (await find(id)) ? { providerId: id } : undefined
    },
    find,
    async list() {
      const files = await readdir(folder).catch(() => [])
      const mails = await Promise.all(
        files.filter((file) => file.endsWith(".json")).map((file) => readMail(join(folder, file))),
      )
      return mails.filter((mail) => mail !== undefined).sort((a, b) => b.keptAt.localeCompare(a.keptAt))
    },
  }
}

function idOf(idempotencyKey: string): string {
  return createHash("sha256").update(idempotencyKey).digest("hex").slice(0, 24)
}

async function readMail(file: string): Promise<KeptMail | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8"))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/**
 * A reader sees the whole file or none. Another process that starts at this moment may take what is half written for something
 * left behind; then it is written again.
 */
async function writeWhole(folder: string, file: string, mail: KeptMail): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (let attempt = 1; ; attempt++) {
    const half = `${file}.${randomUUID()}${halfWritten}`
    try {
      await writeFile(half, JSON.stringify(mail), { mode: 0o600, flag: "wx" })
      return await rename(half, file)
    } catch (error) {
      await rm(half, { force: true })
      if (!isMissing(error) || attempt === attempts) throw error
    }
  }
}

async function clearHalfWritten(folder: string): Promise<void> {
  const files = await readdir(folder).catch(() => [])
  const left = files.filter((file) => file.endsWith(halfWritten))
  await Promise.all(left.map((file) => rm(join(folder, file), { force: true })))
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT"
}
