import { createHash, randomBytes, randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { isGuessableSecret } from "./guessable-secret.js"

test.for([
  ["equal letters", "a".repeat(32)],
  ["equal letters, and a few others", `${"a".repeat(60)}b1`],
  ["two halves", "a".repeat(16) + "b".repeat(16)],
  ["spaces", " ".repeat(32)],
  ["a word over and over", "trekker".repeat(5)],
  ["random characters over and over", "x7Gq9zPwLk2M".repeat(3)],
  ["a random half twice", "x7Gq9zPwLk2Mb5Vt".repeat(2)],
  ["a phrase twice", "vijf kale koeien bij de sloot".repeat(2)],
  ["a phrase twice, with something between", "Vijf kale koeien bij de sloot 1, vijf kale koeien bij de sloot 2!"],
  ["a phrase three times", "Vijf kale koeien. ".repeat(3)],
  ["the alphabet", "abcdefghijklmnopqrstuvwxyz012345"],
  ["the alphabet back", "zyxwvutsrqponmlkjihgfedcba987654"],
  ["every second letter", "acegikmoqsuwybdfhjlnprtvxzacegik"],
  ["the digits", "01234567890123456789012345678901"],
  ["the digits of hex", "0123456789abcdef0123456789abcdef"],
  ["doubled digits", "00112233445566778899aabbccddeeff"],
  ["letters and digits in turn", "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6"],
  ["a UUID of zeros", "00000000-0000-0000-0000-000000000000"],
  ["a row of keys", "qwertyuiopasdfghjklzxcvbnm123456"],
  ["columns of keys", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,"],
  ["a placeholder", "please-change-this-before-you-go-live!"],
  ["a placeholder with a random tail", "CHANGE_ME_9f3kQ0zLrW8bTn5vYx2cHd7p"],
  ["what a template says", "your-secret-at-least-32-characters-long"],
  ["what a README says", "my super secret of thirty-two characters"],
  ["what better-auth says", "better-auth-secret-123456789012"],
  ["a password, longer", "Wachtwoord-van-de-helpdesk-2026"],
] as const)("%s can be guessed", ([, secret]) => {
  expect(isGuessableSecret(secret)).toBe(true)
})

test.for(["md5", "sha1", "sha256", "sha512"])("the %s of nothing or of a placeholder can be guessed", (kind) => {
  for (const text of ["", "\n", "secret\n", "changeme"])
    for (const written of ["hex", "base64", "base64url"] as const) {
      const hash = createHash(kind).update(text).digest(written)
      expect(isGuessableSecret(hash), hash).toBe(true)
      expect(isGuessableSecret(`AUTH-${hash.toUpperCase()}`), hash).toBe(true)
    }
})

test("random values can't, however they are written", () => {
  for (let turn = 0; turn < 300; turn++)
    for (const secret of [
      randomBytes(32).toString("base64"),
      randomBytes(24).toString("base64url"),
      randomBytes(16).toString("hex"),
      randomUUID(),
    ])
      expect(isGuessableSecret(secret), secret).toBe(false)
})

test("a long sentence of somebody's own can't", () => {
  expect(isGuessableSecret("Negen koeien kauwen traag op het laatste groene gras")).toBe(false)
})
