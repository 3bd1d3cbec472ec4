import type { z } from "zod"
import type { Actor } from "../access/index.js"
import { type ContactId, contentFree, type Db, guarded } from "../kernel/index.js"
import {
  actionsOf,
  earlierTextSizes,
  earlierTexts,
  type exportRequesterInput,
  looksOf,
  mailsTo,
  messageSizes,
  messagesOf,
  personAsked,
  ticketsAsked,
  whoTheyAre,
} from "./export-requester.js"

/** How much is read, held and written at once. A text that is longer is read alone. */
const most = { bytes: 256_000, rows: 200 }

/**
 * The same as `exportRequester`, as the text of a JSON file in pieces, so that little memory is needed however much somebody wrote
 * and however often they ask. It is read while the pieces are taken, so what changes meanwhile may be in it; whoever stops taking
 * them stops the reading.
 *
 * @returns text in pieces; `db` is used until the last was taken
 * @throws HelpdeskError `unauthenticated` | `forbidden` for all but the host, managers, admins and the person | `not_found` | `invalid_input`
 */
export async function exportRequesterFile(
  db: Db,
  actor: Actor,
  input: z.input<typeof exportRequesterInput> = {},
  now: Date = new Date(),
): Promise<AsyncIterable<string>> {
  const { ids, begin } = await guarded(async () => {
    const person = await personAsked(db, actor, input)
    return { ids: person.ids, begin: await whoTheyAre(db, person, now) }
  })
  return pieces(db, ids, begin)
}

async function* pieces(db: Db, ids: ContactId[], begin: object): AsyncGenerator<string> {
  try {
    yield JSON.stringify(begin, null, 2).replace(/\n\}$/, "")
    yield* list("tickets", inTurn(await ticketsAsked(db, ids)))
    yield* list(
      "messages",
      inParts(await messageSizes(db, ids), (part) => messagesOf(db, ids, part)),
    )
    yield* list(
      "earlierTexts",
      inParts(await earlierTextSizes(db, ids), (part) => earlierTexts(db, ids, part)),
    )
    yield* list("actions", inTurn(await actionsOf(db, ids)))
    yield* list("looks", inTurn(await looksOf(db, ids)))
    yield* list("mails", inTurn(await mailsTo(db, ids)))
    yield "\n}\n"
  } catch (error) {
    throw contentFree(error)
  }
}

/** A field of the file that holds a list, with a line for each row. */
async function* list(name: string, parts: AsyncIterable<object[]>): AsyncGenerator<string> {
  let before = `,\n  "${name}": [`
  for await (const rows of parts) {
    if (rows.length === 0) continue
    yield `${before}\n    ${rows.map((row) => JSON.stringify(row)).join(",\n    ")}`
    before = ","
  }
  yield before === "," ? "\n  ]" : `${before}]`
}

/** Small rows, which were all read at once, in pieces of so many. */
async function* inTurn<Row>(rows: readonly Row[]): AsyncGenerator<Row[]> {
  for (let at = 0; at < rows.length; at += most.rows) yield rows.slice(at, at + most.rows)
}

/** Rows with texts, of which a part is read at a time: as many rows, and as many bytes of text, as go into a piece. */
async function* inParts<Id, Row>(
  sizes: readonly { id: Id; bytes: number }[],
  read: (part: Id[]) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let part: Id[] = []
  let bytes = 0
  for (const size of sizes) {
    if (part.length === most.rows || (part.length > 0 && bytes + size.bytes > most.bytes)) {
      yield await read(part)
      part = []
      bytes = 0
    }
    part.push(size.id)
    bytes += size.bytes
  }
  if (part.length > 0) yield await read(part)
}
