import { PGlite } from "@electric-sql/pglite"
import { migrateAll } from "../../testing/migrate-all.js"
import type { PostgresServer } from "../../testing/postgres-server.js"
import { cases } from "../cases/index.js"
import { type Seeded, type Size, sizes } from "../data/size.js"
import { ensureFilled } from "../fill/database.js"
import { fillPglite } from "../fill/fill-engine.js"
import type { Options } from "../options.js"
import { rowOf } from "../report/table.js"
import { sayAloud as say } from "../say.js"
import { sceneOf } from "../scene.js"
import { databaseFor } from "../server.js"
import { callers, crowd } from "./crowd.js"
import { type Measured, measureCase, type Run } from "./measure-case.js"
import { type Opened, openOnPglite, openOnPostgres } from "./opened.js"
import { tidy } from "./tidy.js"

/** The address of a filled database of this size: on the server, or the one that was given. */
export async function filledUrl(server: PostgresServer | undefined, size: Size, options: Options): Promise<string> {
  const url = server ? await databaseFor(server, size) : (options.url ?? "").replace("{size}", size)
  await ensureFilled(url, { seeded: { seed: options.seed, size }, say, isOwn: server !== undefined })
  return url
}

export async function runOnPostgres(url: string, size: Size, options: Options): Promise<Run> {
  const [one, many] = await Promise.all([openOnPostgres(url, 1), openOnPostgres(url, callers)])
  try {
    const measured = await measureAll({ seed: options.seed, size }, one, many, options)
    await tidy(one)
    return { engine: "postgres", size, measured }
  } finally {
    await Promise.all([one.close(), many.close()])
  }
}

/** In memory, and with one caller, as PGlite has but one connection. */
export async function runOnPglite(size: Size, options: Options): Promise<Run> {
  const seeded = { seed: options.seed, size }
  const client = await PGlite.create()
  const opened = await openOnPglite(client)
  try {
    await migrateAll(opened.db)
    say(`pglite, ${sizes[size]} tickets: filling`)
    await fillPglite(opened.db, client, { seeded, say, isBeside: false })
    return { engine: "pglite", size, measured: await measureAll(seeded, opened, undefined, options) }
  } finally {
    await opened.close()
  }
}

/** Every call that was chosen, one after the other. */
async function measureAll(
  seeded: Seeded,
  one: Opened,
  many: Opened | undefined,
  options: Options,
): Promise<Measured[]> {
  const scene = sceneOf(seeded, one.raw.query)
  const found: Measured[] = []
  for (const each of cases) {
    if (!options.only.some((part) => `${each.group}: ${each.name}`.includes(part))) continue
    const measured = await measureCase(each, scene, one, options)
    if (!measured) continue
    const rates = many && options.crowdMs > 0 ? await crowd(each, scene, many, options.crowdMs) : undefined
    found.push({ ...measured, ...(rates ? { crowd: rates } : {}) })
    say(rowOf(measured))
    if (measured.differs) say(`  other answers: ${measured.differs}`)
  }
  return found
}
