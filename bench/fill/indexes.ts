import type { Loader } from "./loader.js"

/** Indexes that no constraint needs, as the catalogue has them. */
const secondary = `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
  from pg_index join pg_class on pg_class.oid = indrelid join pg_namespace on pg_namespace.oid = relnamespace
  where nspname = 'fdm-helpdesk' and not exists (select from pg_constraint where conindid = indexrelid)
  order by 1`

/** Takes the secondary indexes away, because to build one over a full table is quicker than to keep it while filling. @returns what makes them again */
export async function dropIndexes({ run }: Loader): Promise<{ name: string; definition: string }[]> {
  const found = (await run(secondary)) as { name: string; definition: string }[]
  for (const { name } of found) await run(`drop index ${name}`)
  return found
}
