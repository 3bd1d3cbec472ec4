import { expect } from "vitest"
import { demoPassword } from "../../server/demo/cast.ts"
import { lane } from "./lane.ts"
import { addressHeader } from "./serve-app.ts"

/** Asks the app without a browser, as any program can: with somebody's session or without one. Redirects are not followed. */
export type Asker = {
  get(path: string): Promise<Response>
  post(path: string, form?: Record<string, string>): Promise<Response>
  /** Posts what may be no form at all. */
  send(path: string, body: BodyInit, type: string): Promise<Response>
}

type From = { address?: string; url?: string }

/**
 * @param email of a demo account; left out for nobody
 * @param from the address that they come from, one of their own by default, and the app that they ask
 */
export async function as(email?: string, { address: own, url = lane().url }: From = {}): Promise<Asker> {
  const address = { [addressHeader]: own ?? anAddress() }
  const send = (path: string, init: RequestInit, cookie = "") =>
    fetch(url + path, { ...init, redirect: "manual", headers: { ...address, cookie, ...init.headers } })
  const post = (path: string, form: Record<string, string> = {}, cookie?: string) =>
    send(path, { method: "POST", body: new URLSearchParams(form) }, cookie)
  const asker = (cookie?: string): Asker => ({
    get: (path) => send(path, {}, cookie),
    post: (path, form) => post(path, form, cookie),
    send: (path, body, type) => send(path, { method: "POST", body, headers: { "Content-Type": type } }, cookie),
  })
  if (!email) return asker()

  const answer = await post("/signin", { email, password: demoPassword, to: "/" })
  expect(answer.status, `signing in as ${email}`).toBe(303)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ")
  return asker(cookie)
}

/** Everybody comes from a network of their own, so that limits count them apart. */
export function anAddress(): string {
  return `2001:db8:${crypto.randomUUID().slice(0, 4)}:${crypto.randomUUID().slice(0, 4)}::1`
}
