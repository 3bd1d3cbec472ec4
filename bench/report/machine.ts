import { cpus, release, totalmem, type } from "node:os"
import type { Query } from "../measure/opened.js"

/** What the figures were measured on. */
export type Machine = {
  processor: string
  cores: number
  memoryGiB: number
  system: string
  node: string
  postgres: string
  /** Those that matter to what is measured, as the server has them. */
  settings: Record<string, string>
}

const settingNames = [
  "shared_buffers",
  "work_mem",
  "maintenance_work_mem",
  "effective_cache_size",
  "random_page_cost",
  "jit",
  "fsync",
  "synchronous_commit",
  "autovacuum",
]

export async function describeMachine(query: Query): Promise<Machine> {
  const settings = await query(
    `select name, current_setting(name) as value from unnest(string_to_array($1, ' ')) as name`,
    [settingNames.join(" ")],
  )
  const [version] = await query("show server_version")
  const [processor] = cpus()
  return {
    processor: processor?.model ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    postgres: String(version?.server_version),
    settings: Object.fromEntries(settings.map(({ name, value }) => [String(name), String(value)])),
  }
}
