import { expect, test } from "vitest"
import { initialsOf } from "./initials"

test.for([
  ["Jan 't Hart", "JH"],
  ["Gerrit van den Brink", "GB"],
  ["Ana", "A"],
  ["élise de Vries", "ÉV"],
  ["'t Hoge Land", "TL"],
  ["  ", "?"],
  ["🚜", "?"],
] as const)("%s is %s", ([name, initials]) => expect(initialsOf(name)).toBe(initials))
