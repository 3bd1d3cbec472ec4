/** What a composer's fields say. */
export type Writing = { visibility: "public" | "internal"; body: string }
export type Kept = Writing & { revision: number; updatedAt: Date }

/** What became of a save: kept (null when there was nothing to keep), another device's draft instead, or nobody knows. */
export type Saved = { kept: Kept | null } | { theirs: Kept | null } | { failed: true }

export type DraftPort = {
  /** `isLeaving` when the page is about to go: the request has to outlive it. */
  save(writing: Writing, revision: number, isLeaving: boolean): Promise<Saved>
  discard(revision: number): void
  /** The draft as the server has it; undefined when it can't tell. */
  load(): Promise<Kept | null | undefined>
}

export type DraftState =
  | { phase: "empty" | "writing" | "failed" }
  | { phase: "saved"; at: Date }
  | { phase: "conflict"; theirs: Kept }

const pauseMs = 1000
const retryMs = 5000
export const nothing: Writing = { visibility: "public", body: "" }

/**
 * Keeps what an agent writes on one ticket on the server while they write it. It knows what the field says (`writing`) and
 * what the server has (`kept`), saves a moment after the last key, and never overwrites what another device saved since:
 * then it waits until its writer chose between the two texts.
 */
export class DraftKeeper {
  state: DraftState
  writing: Writing
  #kept: Kept | null
  #port: DraftPort
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | undefined
  /** What is on its way to the requester or to colleagues. */
  #sending: Writing | undefined
  /** Counts what was sent: a save that was under way meanwhile must not bring its text back. */
  #sent = 0
  #listeners = new Set<() => void>()

  /** @param given the draft that the page was given */
  constructor(port: DraftPort, given: Kept | null) {
    this.#port = port
    this.#kept = given
    this.writing = given ?? nothing
    this.state = given ? { phase: "saved", at: given.updatedAt } : { phase: "empty" }
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Whether the server lacks something of it. */
  get isUnsaved(): boolean {
    return this.#sending !== undefined || this.state.phase === "conflict" || this.#isDirty
  }

  get isBusy(): boolean {
    return this.#sending !== undefined || this.#saving !== undefined
  }

  /** All that would be lost with the page: what is on its way may not arrive. */
  get atRisk(): Writing {
    return this.#sending ? joined(this.#sending, this.writing) : this.writing
  }

  /** The draft that this one goes on from; 0 where there was none. */
  get revision(): number {
    return this.#kept?.revision ?? 0
  }

  get #isDirty(): boolean {
    const known = this.#kept ?? nothing
    if (isBlank(this.writing)) return known.body !== ""
    return !isSame(this.writing, known)
  }

  /** The fields say something else now. */
  write(next: Writing): void {
    this.writing = next
    if (this.#sending || this.state.phase === "conflict") return
    if (this.#isDirty) {
      if (this.state.phase !== "failed") this.#become({ phase: "writing" })
      this.#saveIn(pauseMs)
    } else this.#settle()
  }

  /** Saves what is not saved yet, now. */
  save(isLeaving = false): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#sending || this.state.phase === "conflict" || !this.#isDirty) return this.#saving ?? Promise.resolve()
    if (this.#saving && !isLeaving) return this.#saving.then(() => this.save())
    const own = this.#saveOnce(isLeaving).finally(() => {
      if (this.#saving === own) this.#saving = undefined
    })
    this.#saving = own
    return own
  }

  /** A draft that the page learned of: taken over where nothing was written since. @returns whether it was */
  meet(found: Kept): boolean {
    if (this.isBusy || this.isUnsaved) return false
    if (this.#kept && found.updatedAt <= this.#kept.updatedAt) return false
    return this.#adopt(found)
  }

  /** Looks whether another device wrote on, or sent it. @returns whether the fields have to say something else now */
  async look(): Promise<boolean> {
    if (this.isBusy || this.isUnsaved) return false
    const found = await this.#port.load()
    if (found === undefined || this.isBusy || this.isUnsaved) return false
    if (found) return this.meet(found)
    return this.#kept !== null && this.#adopt(null)
  }

  keepMine(): void {
    if (this.state.phase !== "conflict") return
    this.#kept = this.state.theirs
    this.#become({ phase: "writing" })
    void this.save()
  }

  takeTheirs(): void {
    if (this.state.phase === "conflict") this.#adopt(this.state.theirs)
  }

  /** What is on its way is no draft: it is not saved until it is known whether it arrived. */
  sending(text: Writing): void {
    this.#sending = text
    this.writing = { ...text, body: "" }
    clearTimeout(this.#timer)
    if (this.state.phase !== "conflict") this.#become({ phase: "empty" })
  }

  /** Nobody was there to hear what became of what was sent. `isThere` says whether the page shows it. */
  recall(isThere: (text: Writing) => boolean): void {
    if (!this.#sending) return
    if (isThere(this.#sending)) this.arrived(nothing)
    else this.returned(this.#sending, nothing)
  }

  /** What this browser kept of a page that went too fast: gone on with, or asked about when the server has something else. */
  recover(text: Writing, revision: number): void {
    if (this.isBusy || this.isUnsaved) return
    const theirs = this.#kept
    if (theirs && theirs.revision !== revision && !isSame(theirs, text)) {
      this.writing = text
      this.#become({ phase: "conflict", theirs })
    } else this.write(text)
  }

  /** It arrived, and the server has no draft any more. What another device had waits to be sent after all. */
  arrived(since: Writing): void {
    const theirs = this.state.phase === "conflict" ? this.state.theirs : nothing
    this.#sent++
    this.#sending = undefined
    this.#kept = null
    this.#become({ phase: "empty" })
    this.write(joined(since, theirs))
  }

  /** It did not arrive: a draft again, before what was written since. */
  returned(text: Writing, since: Writing): void {
    this.#sending = undefined
    this.write(joined(text, since))
  }

  /** It was taken back: the server has it as a draft, perhaps already with what was written since. */
  takenBack(draft: Kept): void {
    const isIn = draft.body.includes(this.writing.body.trim())
    const since = this.#isDirty && !isIn ? this.writing : nothing
    this.#adopt(draft)
    this.write(joined(draft, since))
  }

  async #saveOnce(isLeaving: boolean): Promise<void> {
    const sent = this.#sent
    const answer = await this.#port.save(this.writing, this.#kept?.revision ?? 0, isLeaving)
    if (sent !== this.#sent) {
      if ("kept" in answer && answer.kept) this.#port.discard(answer.kept.revision)
    } else if ("failed" in answer) {
      this.#become({ phase: "failed" })
      this.#saveIn(retryMs)
    } else if ("theirs" in answer) {
      this.#meetTheirs(answer.theirs)
    } else {
      this.#kept = answer.kept
      if (this.#isDirty) this.#saveIn(pauseMs)
      else this.#settle()
    }
  }

  /** None: sent or thrown away elsewhere, so this is a new draft. The same text: our own save, whose answer got lost. */
  #meetTheirs(theirs: Kept | null): void {
    if (theirs && !isSame(theirs, this.writing)) this.#become({ phase: "conflict", theirs })
    else {
      this.#kept = theirs
      if (this.#isDirty) this.#saveIn(0)
      else this.#settle()
    }
  }

  #adopt(found: Kept | null): true {
    clearTimeout(this.#timer)
    this.#kept = found
    this.writing = found ? { visibility: found.visibility, body: found.body } : nothing
    this.#settle()
    return true
  }

  #settle(): void {
    clearTimeout(this.#timer)
    this.#become(this.#kept ? { phase: "saved", at: this.#kept.updatedAt } : { phase: "empty" })
  }

  #become(next: DraftState): void {
    if (next.phase === this.state.phase && !("at" in next) && !("theirs" in next)) return
    this.state = next
    for (const listener of this.#listeners) listener()
  }

  #saveIn(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), ms)
  }
}

export function isSame(one: Writing, other: Writing): boolean {
  return one.body === other.body && one.visibility === other.visibility
}

function isBlank({ body }: Writing): boolean {
  return body.trim() === ""
}

/** One text of two. With a note in it, it is a note: nothing meant for colleagues reaches a requester unseen. */
function joined(first: Writing, second: Writing): Writing {
  if (isBlank(second)) return first
  if (isBlank(first)) return second
  const isNote = first.visibility === "internal" || second.visibility === "internal"
  return { visibility: isNote ? "internal" : "public", body: `${first.body}\n\n${second.body}` }
}
