import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import { tempFolder } from "../../../testing/temp-folder.js"
import { addFarm, listFarms } from "../farms/index.js"
import { createFdm } from "./create-fdm.js"

test("a folder that is missing is made, belongs to one, and keeps what was written", async () => {
  const folder = join(await tempFolder(), "new", "data")
  const first = await createFdm({ folder })
  expect(first.engine).toBe("pglite")
  await addFarm(first.db, "usr_someone", { name: "De Akkers" })
  await expect(createFdm({ folder })).rejects.toMatchObject({ code: "conflict" })
  await first.close()

  const again = await createFdm({ folder })
  expect(await listFarms(again.db, "usr_someone")).toMatchObject([{ name: "De Akkers" }])
  await again.close()
})

test("a folder that can't be one is unavailable, and stays free", async () => {
  const file = join(await tempFolder(), "file")
  await writeFile(file, "")

  await expect(createFdm({ folder: file })).rejects.toMatchObject({ code: "unavailable" })
})
