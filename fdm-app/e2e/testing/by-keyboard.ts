import type { Locator, Page } from "playwright"
import { expect } from "vitest"

/** Presses keys as people do, and holds that the focus is never lost and always seen. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await expect.poll(() => focusOf(page), { message: `focus after ${key}` }).toBe("seen")
  }
}

/** The whole page may have it after going somewhere; anything else says where it is by an outline. */
function focusOf(page: Page): Promise<"lost" | "unseen" | "seen"> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return "lost"
    if (focused.matches("main, dialog")) return "seen"
    // What isn't drawn itself, such as a radio button, is seen by its label.
    const drawn = focused.matches(".sr-only") ? (focused.closest("label") ?? focused) : focused
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn)
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0 ? "seen" : "unseen"
  })
}

/** Holds that the focus is somewhere, and seen: after something that an act changed or took away. */
export async function expectFocus(page: Page, on?: RegExp): Promise<void> {
  await expect.poll(() => focusOf(page), { message: "focus" }).toBe("seen")
  if (on) await expect.poll(() => focusedName(page)).toMatch(on)
}

type Target = RegExp | Locator
type Way = { key?: "Tab" | "Shift+Tab"; most?: number }

/** Goes on with Tab until the focus is on something that says these words, or on this very element. */
export async function tabTo(page: Page, target: Target, { key = "Tab", most = 120 }: Way = {}): Promise<void> {
  for (let step = 0; step < most; step++) {
    await press(page, key)
    if (await isAt(page, target)) return
  }
  throw new Error(`${most} times ${key} never came to ${target}`)
}

/** Goes back with Shift and Tab. */
export function backTo(page: Page, target: Target): Promise<void> {
  return tabTo(page, target, { key: "Shift+Tab" })
}

async function isAt(page: Page, target: Target): Promise<boolean> {
  if (target instanceof RegExp) return target.test(await focusedName(page))
  return target.evaluate((element) => element === document.activeElement)
}

/** Goes to a field and types in it; what stands there goes. */
export async function typeAt(page: Page, target: Target, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press("Control+a")
  await page.keyboard.type(text)
}

/** What the control that has the focus is called; nothing for parts of the page that hold more than one. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused?.matches("a, button, input, textarea, select, summary")) return ""
    const labels = "labels" in focused ? (focused.labels as NodeListOf<HTMLLabelElement> | null) : null
    return (focused.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? focused.textContent ?? "").trim()
  })
}

/** Waits until the scripts of a page take keys. Effects run after the frame in which it came to life. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react")),
  )
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
}

/** Waits until the ticket that was asked for is there, and with it its keys. */
export async function untilOpen(page: Page): Promise<string> {
  await page.waitForURL("**/admin/support/tic_*")
  await page.locator("[data-open-ticket]").waitFor()
  return new URL(page.url()).pathname
}

export async function openForKeys(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await untilAlive(page)
}

/** Goes along the list with `j` until the focus is on a row that says `words`. */
export async function rowTo(page: Page, words: string, most = 60): Promise<void> {
  for (let step = 0; step < most; step++) {
    await press(page, "j")
    if ((await focusedName(page)).includes(words)) return
  }
  throw new Error(`no row says ${words}`)
}
