// A process of its own for tests of the folder lock. Takes the folder that it is given, says how that went, and stays.
import { lockFolder } from "../fdm-core/src/db/folder-lock.js"

const [folder = ""] = process.argv.slice(2)

try {
  await lockFolder(folder)
  process.stdout.write("locked\n")
  setInterval(() => undefined, 60_000)
} catch (error) {
  process.stdout.write(`${error}\n`)
}
