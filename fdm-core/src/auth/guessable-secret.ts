import { createHash, getHashes } from "node:crypto"

/**
 * Whether a secret could be guessed, so far as its own characters show it: a placeholder that somebody forgot to replace, the
 * hash of one or of nothing, a run of keys, a phrase twice, or a text with little in it. What comes back (equal letters, a word over and over) and what goes up or down
 * evenly (`abcd`, `0123`) adds nothing, however long it gets. A random value of 128 bits passes, whether it is written in hex,
 * base64 or as a UUID; so does a long sentence, which is no worse than its writer made it.
 */
export function isGuessableSecret(secret: string): boolean {
  const letters = lettersOf(secret)
  if (placeholders.some((words) => letters.includes(words)) || comesBack(letters.slice(0, enoughCharacters)))
    return true
  return knownHashes().some((hash) => letters.includes(hash)) || bitsOf(secret.slice(0, enoughCharacters)) < leastBits
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "")
}

/** By this measure a random value of 128 bits has 74 at the least, of a hundred thousand in hex. */
const leastBits = 66
/** Looking for what comes back takes the square of the length; a secret has shown itself by then. */
const enoughCharacters = 200
/** A shorter piece comes back by chance. */
const leastRepeated = 3

/** What stands in examples and templates, and what fingers type who think of nothing. */
const placeholders = [
  ...["changeme", "changethis", "changeit", "replaceme", "replacethis", "replacewith", "placeholder", "example"],
  ...["yoursecret", "yourown", "mysecret", "oursecret", "asecret", "supersecret", "topsecret", "verysecret"],
  ...["longsecret", "randomsecret", "notsecret", "secretkey", "secretstring", "secrethere", "authsecret", "jwtsecret"],
  ...["sessionsecret", "cookiesecret", "devsecret", "testsecret", "demosecret", "sosecret", "insecure", "development"],
  ...[
    "password",
    "wachtwoord",
    "geheim",
    "welkom",
    "letmein",
    "qwerty",
    "azerty",
    "qwertz",
    "asdfgh",
    "zxcvb",
    "1qaz2wsx",
  ],
]

/** What comes out of a command when nothing goes in, or one of the words above. */
function knownHashes(): string[] {
  const texts = ["", "secret", "admin", "test", ...placeholders].flatMap((text) => [text, `${text}\n`])
  const kinds = ["md5", "sha1", "sha256", "sha512"].filter((kind) => getHashes().includes(kind))
  const hashes = kinds.flatMap((kind) => texts.map((text) => createHash(kind).update(text).digest()))
  return hashes.flatMap((hash) => [hash.toString("hex"), lettersOf(hash.toString("base64"))])
}

/** Whether a third of a text or more stood before in it. Whoever makes a phrase longer that way adds nothing to guess. */
function comesBack(text: string): boolean {
  return Array.from(text).some((_, at) => repeatedLength(text, at) >= Math.max(leastRepeated, text.length / 3))
}

function bitsOf(secret: string): number {
  const codes = [...secret].map((character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  return newCharacters(secret) * Math.min(entropyOf(codes), entropyOf(steps))
}

/** How many characters are left of a text when each piece that stood before is taken out of it. */
function newCharacters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; ) {
    const repeated = repeatedLength(text, at)
    if (repeated < leastRepeated) count++
    at += repeated < leastRepeated ? 1 : repeated
  }
  return count
}

/** The length of the longest piece from here on that also begins earlier. */
function repeatedLength(text: string, at: number): number {
  let length = 0
  while (at + length < text.length && text.indexOf(text.slice(at, at + length + 1)) < at) length++
  return length
}

/** Shannon's, in bits a value. */
function entropyOf(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => {
    const share = count / values.length
    return sum - share * Math.log2(share)
  }, 0)
}
