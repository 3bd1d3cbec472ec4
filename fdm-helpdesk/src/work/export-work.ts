import type { ExportId } from "../kernel/index.js"
import type { WorkItem } from "./enqueue.js"
import { workKind } from "./kind.js"

/** Files that agents asked for, a turn of pages at a time. Known here, because erasing a person has them written anew. */
export const exportWork = workKind("export", { batchSize: 1, limitMs: 10 * 60_000 })

export function exportItem(exportId: ExportId): WorkItem {
  return { kind: exportWork, subject: exportId }
}
