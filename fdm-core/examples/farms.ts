import { addFarm, createFdm, listFarms } from "fdm-core"

const fdm = await createFdm({ memory: true }) // or { folder: ".fdm" }, or { url: "postgres://fdm@localhost/fdm" }
await addFarm(fdm.db, "user-1", { name: "De Lange Akker" })
export const farms = await listFarms(fdm.db, "user-1")
await fdm.close()
