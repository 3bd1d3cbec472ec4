import { index, layout, type RouteConfig, route } from "@react-router/dev/routes"

/**
 * A form's address is its page's with a word behind it: `/support/:ticket_id/reply` belongs to `/support/:ticket_id`.
 * It is a child of the page, so that a form that failed without scripts is shown by the page itself.
 */
export default [
  index("routes/_index.ts"),
  route("healthz", "routes/api/healthz.ts"),
  route("api/auth/*", "routes/api/auth.$.ts"),
  route("api/live", "routes/api/live.ts"),
  route("api/presence", "routes/api/presence.ts"),
  route("brand.css", "routes/brand.css.ts"),
  route("language", "routes/account/language.ts"),
  route("signout", "routes/auth/signout.ts"),
  route("admin/support/:ticket_id/draft", "routes/console/ticket/draft.ts"),
  route("admin/support/:ticket_id/draft/discard", "routes/console/ticket/draft.discard.ts"),
  route("admin/support/:ticket_id/saved-reply", "routes/console/ticket/saved-reply.ts"),
  route("account/data", "routes/account/data.ts"),
  route("admin/support/people/:contact_id/data", "routes/people/data.ts"),
  route("admin/support/exports/make", "routes/exports/make.ts"),
  route("admin/support/exports/:export_id/file", "routes/exports/file.ts"),
  route("dev/mail/:mail_id/html", "routes/dev/mail.$mail_id.html.ts"),
  layout("routes/auth/_entry.tsx", [
    route("signin", "routes/auth/signin.tsx"),
    route("signin/link", "routes/auth/signin.link.tsx"),
    route("signup", "routes/auth/signup.tsx"),
  ]),
  layout("routes/_shell.tsx", { id: "shell" }, [
    layout("routes/_pages.tsx", [
      route("farms", "routes/account/farms.tsx"),
      route("account", "routes/account/account.tsx", [
        route("name", "routes/account/name.ts"),
        route("password", "routes/account/password.ts"),
        route("delete", "routes/account/delete.ts"),
      ]),
      route("support", "routes/portal/tickets.tsx"),
      route("support/new", "routes/portal/new.tsx"),
      route("support/:ticket_id", "routes/portal/ticket.tsx", [
        route("reply", "routes/portal/ticket.reply.ts"),
        route("close", "routes/portal/ticket.close.ts"),
        route("reopen", "routes/portal/ticket.reopen.ts"),
      ]),
      route("admin/support/new", "routes/console/inbox/new.tsx"),
      route("admin/support/exports", "routes/exports/exports.tsx", [route("cancel", "routes/exports/cancel.ts")]),
      route("admin/support/people/:contact_id", "routes/people/person.tsx", [
        route("anonymize", "routes/people/anonymize.ts"),
      ]),
      route("admin/support/settings", "routes/settings/settings.tsx", [
        index("routes/settings/_index.ts"),
        route("general", "routes/settings/general/general.tsx", [route("save", "routes/settings/general/save.ts")]),
        route("tags", "routes/settings/tags/tags.tsx", [
          route("create", "routes/settings/tags/create.ts"),
          route("update", "routes/settings/tags/update.ts"),
          route("delete", "routes/settings/tags/delete.ts"),
        ]),
        route("synonyms", "routes/settings/synonyms/synonyms.tsx", [
          route("create", "routes/settings/synonyms/create.ts"),
          route("update", "routes/settings/synonyms/update.ts"),
          route("delete", "routes/settings/synonyms/delete.ts"),
        ]),
        route("replies", "routes/settings/replies/replies.tsx"),
        route("replies/:reply_id", "routes/settings/replies/reply.tsx", [
          route("save", "routes/settings/replies/save.ts"),
          route("delete", "routes/settings/replies/delete.ts"),
        ]),
        route("agents", "routes/settings/agents/agents.tsx", [
          route("register", "routes/settings/agents/register.ts"),
          route("role", "routes/settings/agents/role.ts"),
          route("deactivate", "routes/settings/agents/deactivate.ts"),
          route("reactivate", "routes/settings/agents/reactivate.ts"),
          route("grant", "routes/settings/agents/grant.ts"),
          route("revoke", "routes/settings/agents/revoke.ts"),
        ]),
        route("teams", "routes/settings/teams/teams.tsx", [
          route("create", "routes/settings/teams/create.ts"),
          route("update", "routes/settings/teams/update.ts"),
          route("delete", "routes/settings/teams/delete.ts"),
        ]),
        route("workflow", "routes/settings/workflow/workflow.tsx", [
          route("choose", "routes/settings/workflow/choose.ts"),
          route("save", "routes/settings/workflow/save.ts"),
        ]),
        route("stopped", "routes/settings/stopped/stopped.tsx", [route("retry", "routes/settings/stopped/retry.ts")]),
      ]),
      route("admin/support", "routes/console/inbox/inbox.tsx", [
        index("routes/console/inbox/no-ticket.tsx"),
        route("bulk", "routes/console/inbox/bulk.ts"),
        route("ref/:ref", "routes/console/inbox/ref.ts"),
        route("views/:view_id", "routes/console/views/view.tsx", [
          route("save", "routes/console/views/save.ts"),
          route("keep", "routes/console/views/keep.ts"),
          route("delete", "routes/console/views/delete.ts"),
        ]),
        route(":ticket_id", "routes/console/ticket/ticket.tsx", [
          route("message", "routes/console/ticket/message.ts"),
          route("edit", "routes/console/ticket/edit.ts"),
          route("delete", "routes/console/ticket/delete.ts"),
          route("redact", "routes/console/ticket/redact.ts"),
          route("status", "routes/console/ticket/status.ts"),
          route("priority", "routes/console/ticket/priority.ts"),
          route("field", "routes/console/ticket/field.ts"),
          route("assign", "routes/console/ticket/assign.ts"),
          route("subject", "routes/console/ticket/subject.ts"),
          route("claim", "routes/console/ticket/claim.ts"),
          route("tags", "routes/console/ticket/tags.ts"),
          route("seats", "routes/console/ticket/seats.ts"),
          route("related", "routes/console/ticket/related.ts"),
          route("viewed", "routes/console/ticket/viewed.ts"),
          route("retry", "routes/console/ticket/retry.ts"),
          route("unsend", "routes/console/ticket/unsend.ts"),
        ]),
      ]),
      route("dev/mail", "routes/dev/mail._index.tsx"),
      route("dev/mail/:mail_id", "routes/dev/mail.$mail_id.tsx"),
      route("*", "routes/$.ts"),
    ]),
  ]),
] satisfies RouteConfig
