import { eq } from "drizzle-orm"
import { expect } from "vitest"
import { test as base } from "../../../testing/database.js"
import { savedViews } from "../db/schema-helpdesk.js"
import { aViewDesk, codeOf, inRail } from "../testing/view-desk.js"
import { createSavedView, deleteSavedView, updateSavedView } from "./saved-view.js"
import type { SavedView } from "./saved-view-access.js"

const test = base.extend("desk", { scope: "file" }, ({ db }) => aViewDesk(db))

type Who = "owner" | "member" | "outsider" | "lead" | "manager" | "admin"
const everybody: Who[] = ["owner", "member", "outsider", "lead", "manager", "admin"]

/** Who finds a view in the rail, and how changing it ends for each. The owner and `member` are in the team. */
const rights: [sharing: SavedView["sharing"], inRail: Who[], changes: Record<Who, string>][] = [
  [
    "private",
    ["owner"],
    {
      owner: "ok",
      member: "not_found",
      outsider: "not_found",
      lead: "not_found",
      manager: "not_found",
      admin: "not_found",
    },
  ],
  [
    "team",
    ["owner", "member"],
    { owner: "ok", member: "forbidden", outsider: "not_found", lead: "not_found", manager: "ok", admin: "ok" },
  ],
  [
    "all",
    everybody,
    { owner: "ok", member: "forbidden", outsider: "forbidden", lead: "forbidden", manager: "ok", admin: "ok" },
  ],
]

test.for(rights)(
  "shared with %s: who has it in the rail, changes and deletes it",
  async ([sharing, seen, changes], { db, desk }) => {
    const { owner, teamId } = desk
    const { id: savedViewId } = await createSavedView(db, owner, { name: "recht" })
    if (sharing === "team") await updateSavedView(db, owner, { savedViewId, sharing, teamId })
    // By hand, because a plain agent may not share with all.
    if (sharing === "all") await db.update(savedViews).set({ sharing }).where(eq(savedViews.id, savedViewId))
    for (const who of everybody) {
      expect(Boolean(await inRail(db, desk[who], savedViewId)), `${who} sees it`).toBe(seen.includes(who))
      expect(await codeOf(updateSavedView(db, desk[who], { savedViewId, icon: "flag" })), who).toBe(changes[who])
      const isDeleted = db.transaction(async (tx) => {
        await deleteSavedView(tx, desk[who], { savedViewId })
        throw Object.assign(new Error("taken back"), { code: "ok" })
      })
      expect(await codeOf(isDeleted), who).toBe(changes[who])
    }
  },
)

/** For whom everybody may share. `lead` and `outsider` are in no team. */
const sharers: [Who, { team: string; all: string }][] = [
  ["owner", { team: "ok", all: "forbidden" }],
  ["outsider", { team: "invalid_input", all: "forbidden" }],
  ["lead", { team: "invalid_input", all: "ok" }],
  ["manager", { team: "ok", all: "ok" }],
]

test.for(sharers)("%s shares a view with a team and with all as far as they may", async ([who, may], { db, desk }) => {
  const { teamId } = desk
  const actor = desk[who]
  expect(await codeOf(createSavedView(db, actor, { name: "deel", sharing: "team", teamId }))).toBe(may.team)
  expect(await codeOf(createSavedView(db, actor, { name: "deel", sharing: "all" }))).toBe(may.all)
  const { id: savedViewId } = await createSavedView(db, actor, { name: "deel" })
  expect(await codeOf(updateSavedView(db, actor, { savedViewId, sharing: "team", teamId }))).toBe(may.team)
  expect(await codeOf(updateSavedView(db, actor, { savedViewId, sharing: "all" }))).toBe(may.all)
  await db.delete(savedViews).where(eq(savedViews.name, "deel"))
})
