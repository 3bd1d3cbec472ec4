import type { ErrorCode } from "fdm-core/errors"
import { createContext, data, type RouterContextProvider, redirect } from "react-router"
import { answered } from "./answer-limit.server"
import type { ErrorPage } from "./error-page"
import { type FormFields, readForm } from "./form.server"
import { mayHandBack } from "./handed-back"
import type { FailedOutcome, Outcome } from "./outcome"
import { knownError } from "./page.server"

/** How the form of this request fared, for the loader of the page that shows it again. */
export const outcome = createContext<Outcome | null>(null)

/**
 * The form of this request that can't be shown again: loaders of pages around it tell the same, and send nobody away from it. What was
 * typed goes to the page by itself, because the data of a page is written twice: as the page, and for its scripts.
 */
export const unsent = createContext<{ told: ErrorPage; fields: FormFields } | null>(null)

type Args = { request: Request; url: URL; context: Readonly<RouterContextProvider> }

/**
 * Runs the action of a form whose address is a page's with a word behind it (`…/tic_1/reply`). It works with and without
 * scripts: a script gets the outcome; without one, a success leads back to the page (so that reloading posts nothing
 * twice) and a failure shows the page again, with the error and what was typed.
 *
 * @param act does the work with the fields of the form; may return where to go instead of back to the page, or the whole answer
 */
export async function reply(args: Args, act: (form: FormFields) => Promise<unknown>) {
  const { request, url, context } = args
  const isScript = new URL(request.url).pathname.endsWith(".data")
  const form = url.pathname.split("/").at(-1) ?? ""
  const at = Date.now()
  let fields: FormFields = {}
  try {
    fields = await readForm(request)
    const to = await answered(act(fields))
    if (typeof to === "string") return redirect(to, 303)
    if (to instanceof Response) return to
    return isScript ? ({ form, ok: true, at } satisfies Outcome) : redirect(pageOf(url, form), 303)
  } catch (error) {
    const known = knownError(error)
    if (!known) throw error
    const { code, details, status } = known
    const shown = toShow(fields)
    const isShownAgain = !withoutPage.includes(code) && mayHandBack(shown, bytesOf(request))
    if (!isShownAgain && !isScript) throw data(keepUnsent(args, code, shown), { status })
    const failed: FailedOutcome = {
      form,
      ok: false,
      at,
      code,
      details,
      values: isScript ? {} : shown,
      seenAt: fields.seenAt,
    }
    context.set(outcome, failed)
    return data(failed, { status })
  }
}

function bytesOf({ headers }: Request): number {
  return Number(headers.get("Content-Length") ?? 0)
}

/** What goes back into the page of a form: all that was typed, but no password. */
function toShow(fields: FormFields): FormFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !/password$/i.test(name)))
}

/**
 * When the page of a form can't be shown either: it would send its reader off to sign in, or tell that the database is away.
 * The error page then has what they wrote, for nobody keeps it.
 */
const withoutPage: ErrorCode[] = ["unauthenticated", "unavailable"]

function keepUnsent({ request, url, context }: Args, code: ErrorCode, fields: FormFields): ErrorPage {
  const isWhole = mayHandBack(fields, bytesOf(request))
  const told = { code, unsent: { action: url.pathname + url.search, isWhole } }
  context.set(unsent, { told, fields: isWhole ? fields : {} })
  return told
}

/** The page that holds the form, as it was looked at, and which form succeeded. */
function pageOf(url: URL, form: string): string {
  const search = new URLSearchParams(url.search)
  search.set("done", form)
  return `${url.pathname.slice(0, -form.length - 1)}?${search}`
}
