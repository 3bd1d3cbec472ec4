import { expect, inject } from "vitest"
import { demoPassword } from "../server/demo/cast.ts"
import { addressHeader } from "./serve-app.ts"

/** Asks the app without a browser, as any program can: with somebody's session or without one. Redirects are not followed. */
export type Asker = {
  get(path: string): Promise<Response>
  post(path: string, form?: Record<string, string>): Promise<Response>
}

/** @param email of a demo account; left out for nobody */
export async function as(email?: string): Promise<Asker> {
  const url = inject("appUrl")
  const address = { [addressHeader]: `2001:db8::${crypto.randomUUID().slice(0, 4)}` }
  const send = (path: string, init: RequestInit, cookie = "") =>
    fetch(url + path, { ...init, redirect: "manual", headers: { ...address, cookie } })
  const post = (path: string, form: Record<string, string> = {}, cookie?: string) =>
    send(path, { method: "POST", body: new URLSearchParams(form) }, cookie)
  if (!email) return { get: (path) => send(path, {}), post }

  const answer = await post("/signin", { email, password: demoPassword, to: "/" })
  expect(answer.status, `signing in as ${email}`).toBe(303)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ")
  return { get: (path) => send(path, {}, cookie), post: (path, form) => post(path, form, cookie) }
}
