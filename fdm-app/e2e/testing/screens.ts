import type { Page } from "playwright"
import { accountScreens } from "./account-screens.ts"
import { choose } from "./field.ts"
import { aTicket, aView, dialog, follow, type Screen, untilDialog } from "./screen-steps.ts"
import { atTheMachine, people } from "./test.ts"

const lead = people.colleague
const manager = "daan@fdm.example"

/**
 * Every page of the app by the file of its route, in all the states that differ for a reader. A test holds this list to the
 * folder of routes, so that no page is without an entry.
 */
export const screens: Record<string, Screen[]> = {
  ...accountScreens,
  "portal/tickets.tsx": [
    { name: "my questions", as: people.farmer, open: (page) => page.goto("/support") },
    { name: "own questions found", as: people.farmer, open: (page) => page.goto("/support?q=perceel") },
    {
      name: "own questions by what is not theirs to ask",
      as: people.farmer,
      open: (page) => page.goto("/support?q=label:mest+perceel"),
    },
    {
      name: "no closed questions",
      as: "elly@smeets-administratie.example",
      open: (page) => page.goto("/support?state=closed"),
    },
    { name: "not there", as: people.farmer, open: (page) => page.goto("/nowhere") },
  ],
  "portal/new.tsx": [
    { name: "new question", as: people.farmer, open: (page) => page.goto("/support/new") },
    {
      name: "new question with an error",
      as: people.farmer,
      open: async (page) => {
        await page.goto("/support/new")
        await page.getByRole("button", { name: "Vraag versturen" }).click()
        await page.getByText("Schrijf je vraag in dit veld.").waitFor()
      },
    },
  ],
  "portal/ticket.tsx": [{ name: "a question", as: people.farmer, open: (page) => follow(page, "/support", "tic_") }],
  "console/inbox/inbox.tsx": [
    { name: "inbox", as: people.agent, open: (page) => page.goto("/admin/support?view=all") },
    { name: "not for you", as: people.farmer, open: (page) => page.goto("/admin/support") },
    {
      name: "inbox with rows chosen",
      as: people.agent,
      open: async (page) => {
        await page.goto("/admin/support?view=all")
        await page.locator("[data-row-select]").first().check({ force: true })
        await page.getByRole("button", { name: "Aan mij" }).waitFor()
      },
    },
    {
      name: "help sheet",
      as: people.agent,
      open: async (page) => {
        await page.goto("/admin/support?view=all")
        await untilDialog(page, "?", "Sneltoetsen")
      },
    },
    {
      name: "palette",
      as: people.agent,
      open: async (page) => {
        await page.goto("/admin/support?view=all")
        await untilDialog(page, "Control+k", "Doen of ergens heen")
      },
    },
    {
      name: "a search that can't be understood",
      as: people.agent,
      open: (page) =>
        page.goto(`/admin/support?${new URLSearchParams({ q: 'prio:urgnt foo:perceel status: "op de' })}`),
    },
    {
      name: "search tips",
      as: people.agent,
      open: async (page) => {
        await page.goto("/admin/support?view=all")
        await page.getByRole("button", { name: "Zoektips" }).click()
        await dialog(page, "Zoektips")
      },
    },
    {
      name: "inbox with its filters open",
      as: people.agent,
      open: async (page) => {
        await page.goto("/admin/support?view=all&priority=high&kleur=rood")
        await page.getByRole("button", { name: /^Filter/ }).click()
        await dialog(page, "Filter")
      },
    },
    { name: "what was found", as: people.agent, open: (page) => page.goto("/admin/support?q=perceel&status=closed") },
    {
      name: "a saved view, as a table",
      as: people.agent,
      open: async (page) => page.goto(`/admin/support?view_id=${await aView(page)}`),
    },
    { name: "nothing found", as: people.agent, open: (page) => page.goto("/admin/support?q=xyzxyz&unread=1") },
  ],
  "console/inbox/no-ticket.tsx": [
    { name: "an empty view", as: "ilse@fdm.example", open: (page) => page.goto("/admin/support?view=mentioned") },
  ],
  "console/ticket/ticket.tsx": [
    { name: "ticket", as: people.agent, open: (page) => aTicket(page) },
    {
      name: "ticket with a note begun",
      as: people.agent,
      open: async (page) => {
        await aTicket(page, "mine")
        await page.getByText("Interne notitie", { exact: true }).first().click()
      },
    },
    {
      name: "ticket whose tags are chosen",
      as: lead,
      open: async (page) => {
        await aTicket(page)
        await page.getByRole("button", { name: "Toevoegen" }).click()
        await dialog(page, "Labels")
      },
    },
    {
      name: "ticket whose status is chosen",
      as: people.agent,
      open: async (page) => {
        await aTicket(page)
        await page.getByRole("button", { name: "Status:" }).click()
        await dialog(page, "Status")
      },
    },
    {
      name: "ticket with its history and its subject open",
      as: people.agent,
      open: async (page) => {
        await aTicket(page)
        await page.locator("details > summary", { hasText: "Wie had dit ticket?" }).click()
        await page.locator("details > summary", { hasText: "Onderwerp wijzigen" }).click()
      },
    },
    {
      name: "ticket after a change",
      as: people.agent,
      open: async (page) => {
        await aTicket(page, "all")
        await choose(page, "Prioriteit", "Hoog")
      },
    },
  ],
  "console/views/view.tsx": [
    {
      name: "a list that is saved as a view",
      as: lead,
      open: (page) => page.goto("/admin/support/views/new?view=open&priority=high&priority=urgent&sort=oldest"),
    },
    {
      name: "a view without a name",
      as: people.agent,
      open: async (page) => {
        await page.goto("/admin/support/views/new?view=mine")
        await page.getByRole("button", { name: "Weergave opslaan" }).click()
        await page.getByText("Geef een naam van 1 tot 60 tekens.").waitFor()
      },
    },
    {
      name: "a view of one's own, with what was changed in it",
      as: lead,
      open: async (page) => {
        const id = await aView(page)
        await page.goto(`/admin/support/views/${id}?view_id=${id}&view=open&priority=high`)
        await page.locator("summary", { hasText: "Weergave verwijderen" }).click()
      },
    },
  ],
  "console/inbox/new.tsx": [
    { name: "new ticket for somebody", as: people.agent, open: (page) => page.goto("/admin/support/new") },
  ],
  "exports/exports.tsx": [
    { name: "no exports", as: people.agent, open: (page) => page.goto("/admin/support/exports") },
  ],
  "people/person.tsx": [
    {
      name: "a person",
      as: people.agent,
      open: async (page) => {
        await aTicket(page)
        await page.goto((await page.locator("a[href*='/people/con_']").first().getAttribute("href")) ?? "")
      },
    },
  ],
  "settings/settings.tsx": [{ name: "settings", as: manager, open: (page) => page.goto("/admin/support/settings") }],
  "settings/general/general.tsx": settings("general"),
  "settings/tags/tags.tsx": settings("tags"),
  "settings/synonyms/synonyms.tsx": settings("synonyms"),
  "settings/replies/replies.tsx": settings("replies"),
  "settings/replies/reply.tsx": [
    {
      name: "a saved reply",
      as: manager,
      open: (page) => follow(page, "/admin/support/settings/replies", "srp_"),
    },
    { name: "a new saved reply", as: manager, open: (page) => page.goto("/admin/support/settings/replies/new") },
  ],
  "settings/agents/agents.tsx": settings("agents"),
  "settings/teams/teams.tsx": settings("teams"),
  "settings/workflow/workflow.tsx": settings("workflow"),
  "dev/mail._index.tsx": [
    { name: "kept mails", as: people.admin, ...atTheMachine, open: (page) => page.goto("/dev/mail") },
  ],
  "settings/stopped/stopped.tsx": settings("stopped"),
  "dev/mail.$mail_id.tsx": [
    { name: "a kept mail", as: people.admin, ...atTheMachine, open: (page) => follow(page, "/dev/mail", "/dev/mail/") },
  ],
}

/** A page of the settings for who may change it, and for who may only look. */
function settings(page: string): Screen[] {
  const open = (browser: Page) => browser.goto(`/admin/support/settings/${page}`)
  return [
    { name: `settings: ${page}`, as: manager, open },
    { name: `settings: ${page}, as an agent`, as: people.agent, open },
  ]
}
