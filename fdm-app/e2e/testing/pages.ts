import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright"

/** A page with a context of its own, in which nobody is signed in and nothing is kept. */
export type Kept = { page: Page; context: BrowserContext; options: BrowserContextOptions }

/** What of a context can be changed afterwards; a page with other options than these is used by one test alone. */
const changeable = new Set(["baseURL", "viewport", "colorScheme", "reducedMotion", "extraHTTPHeaders"])

/** Two people at once are many, and files with an app of their own come one after the other. */
const mostKept = 3

const usual = {
  locale: "nl-NL",
  timezoneId: "Europe/Amsterdam",
  viewport: { width: 1440, height: 900 },
  colorScheme: "light",
  reducedMotion: "no-preference",
} as const satisfies BrowserContextOptions

/**
 * Pages that tests use one after the other. Nearly all that a short test costs is the process of a new page, which begins without
 * any compiled script.
 */
export class Pages {
  readonly #browser: Browser
  #kept: Kept[] = []

  constructor(browser: Browser) {
    this.#browser = browser
  }

  /** A page as a new browser would show it. */
  async take(options: BrowserContextOptions): Promise<Kept> {
    const at = this.#kept.findIndex((kept) => canBecome(kept, options))
    const [found] = at < 0 ? [] : this.#kept.splice(at, 1)
    if (!found) return this.#open(options)
    const { viewport, colorScheme, reducedMotion, extraHTTPHeaders = {} } = { ...usual, ...options }
    if (viewport) await found.page.setViewportSize(viewport)
    await found.page.emulateMedia({ colorScheme, reducedMotion })
    await found.context.setExtraHTTPHeaders(extraHTTPHeaders)
    return found
  }

  /** Gives a page back, for another test to use when it may be used again. */
  async giveBack(kept: Kept, mayBeUsedAgain: boolean): Promise<void> {
    const isUsable = mayBeUsedAgain && !kept.page.isClosed() && areChangeable(kept.options)
    // An app that a test ended can't be asked for a page any more.
    const hasForgotten =
      isUsable &&
      (await forgetAll(kept).then(
        () => true,
        () => false,
      ))
    if (!hasForgotten) return kept.context.close()
    this.#kept.unshift(kept)
    for (const { context } of this.#kept.splice(mostKept)) await context.close()
  }

  async #open(options: BrowserContextOptions): Promise<Kept> {
    const context = await this.#browser.newContext({ ...usual, ...options })
    context.setDefaultTimeout(15_000)
    return { page: await context.newPage(), context, options }
  }
}

function canBecome(kept: Kept, options: BrowserContextOptions): boolean {
  return kept.options.baseURL === options.baseURL && areChangeable(options)
}

function areChangeable(options: BrowserContextOptions): boolean {
  return Object.keys(options).every((option) => changeable.has(option))
}

/** Has a page forget who was there and what they did: listeners, other pages, cookies, what scripts stored, the pointer. */
async function forgetAll({ page, context, options }: Kept): Promise<void> {
  await page.unrouteAll({ behavior: "ignoreErrors" })
  await context.unrouteAll({ behavior: "ignoreErrors" })
  for (const other of context.pages()) if (other !== page) await other.close()
  page.removeAllListeners()
  await context.setOffline(false)
  await context.clearPermissions()
  // A file without scripts, where nothing writes any more what a page that is left would still keep.
  await page.goto(`${options.baseURL}/icon.svg`)
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.goto("about:blank")
  await page.mouse.move(-1, -1)
  await context.clearCookies()
}
