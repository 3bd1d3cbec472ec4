import { readdir, writeFile } from "node:fs/promises"
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

test("a database in memory has the tables too, and nothing of another one", async () => {
  const fdm = await createFdm({ memory: true })
  await addFarm(fdm.db, "usr_someone", { name: "De Akkers" })

  expect(await listFarms(fdm.db, "usr_someone")).toHaveLength(1)
  await fdm.close()
})

test("a folder that holds something else is unavailable, and is let go", async () => {
  const folder = await tempFolder()
  await writeFile(join(folder, "PG_VERSION"), "9.6")

  await expect(createFdm({ folder })).rejects.toMatchObject({ code: "unavailable" })
  expect(await readdir(folder)).toEqual(["PG_VERSION"])
})

test("a folder that can't be one is unavailable", async () => {
  const file = join(await tempFolder(), "file")
  await writeFile(file, "")

  await expect(createFdm({ folder: file })).rejects.toMatchObject({ code: "unavailable" })
})
