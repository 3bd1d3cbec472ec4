import { index, layout, type RouteConfig, route } from "@react-router/dev/routes"

/**
 * A form's address is its page's with a word behind it: `/support/:ticket_id/reply` belongs to `/support/:ticket_id`.
 * It is a child of the page, so that a form that failed without scripts is shown by the page itself.
 */
export default [
  index("routes/_index.ts"),
  route("healthz", "routes/healthz.ts"),
  route("api/auth/*", "routes/api.auth.$.ts"),
  route("api/live", "routes/api.live.ts"),
  route("api/presence", "routes/api.presence.ts"),
  route("brand.css", "routes/brand.css.ts"),
  route("language", "routes/language.ts"),
  route("signout", "routes/signout.ts"),
  route("admin/support/:ticket_id/draft", "routes/admin.support.$ticket_id.draft.ts"),
  route("admin/support/:ticket_id/draft/discard", "routes/admin.support.$ticket_id.draft.discard.ts"),
  route("admin/support/:ticket_id/saved-reply", "routes/admin.support.$ticket_id.saved-reply.ts"),
  route("account/data", "routes/account.data.ts"),
  route("admin/support/people/:contact_id/data", "routes/admin.support.people.$contact_id.data.ts"),
  route("admin/support/exports/make", "routes/admin.support.exports.make.ts"),
  route("admin/support/exports/:export_id/file", "routes/admin.support.exports.$export_id.file.ts"),
  route("dev/mail/:mail_id/html", "routes/dev.mail.$mail_id.html.ts"),
  layout("routes/_entry.tsx", [
    route("signin", "routes/signin.tsx"),
    route("signin/link", "routes/signin.link.tsx"),
    route("signup", "routes/signup.tsx"),
  ]),
  layout("routes/_shell.tsx", { id: "shell" }, [
    layout("routes/_pages.tsx", [
      route("farms", "routes/farms.tsx"),
      route("account", "routes/account.tsx", [
        route("name", "routes/account.name.ts"),
        route("password", "routes/account.password.ts"),
        route("delete", "routes/account.delete.ts"),
      ]),
      route("support", "routes/support._index.tsx"),
      route("support/new", "routes/support.new.tsx"),
      route("support/:ticket_id", "routes/support.$ticket_id.tsx", [
        route("reply", "routes/support.$ticket_id.reply.ts"),
        route("close", "routes/support.$ticket_id.close.ts"),
        route("reopen", "routes/support.$ticket_id.reopen.ts"),
      ]),
      route("admin/support/new", "routes/admin.support.new.tsx"),
      route("admin/support/exports", "routes/admin.support.exports.tsx", [
        route("cancel", "routes/admin.support.exports.cancel.ts"),
      ]),
      route("admin/support/people/:contact_id", "routes/admin.support.people.$contact_id.tsx", [
        route("anonymize", "routes/admin.support.people.$contact_id.anonymize.ts"),
      ]),
      route("admin/support/settings", "routes/admin.support.settings.tsx", [
        index("routes/admin.support.settings._index.ts"),
        route("general", "routes/admin.support.settings.general.tsx", [
          route("save", "routes/admin.support.settings.general.save.ts"),
        ]),
        route("tags", "routes/admin.support.settings.tags.tsx", [
          route("create", "routes/admin.support.settings.tags.create.ts"),
          route("update", "routes/admin.support.settings.tags.update.ts"),
          route("delete", "routes/admin.support.settings.tags.delete.ts"),
        ]),
        route("synonyms", "routes/admin.support.settings.synonyms.tsx", [
          route("create", "routes/admin.support.settings.synonyms.create.ts"),
          route("update", "routes/admin.support.settings.synonyms.update.ts"),
          route("delete", "routes/admin.support.settings.synonyms.delete.ts"),
        ]),
        route("replies", "routes/admin.support.settings.replies.tsx"),
        route("replies/:reply_id", "routes/admin.support.settings.replies.$reply_id.tsx", [
          route("save", "routes/admin.support.settings.replies.$reply_id.save.ts"),
          route("delete", "routes/admin.support.settings.replies.$reply_id.delete.ts"),
        ]),
        route("agents", "routes/admin.support.settings.agents.tsx", [
          route("register", "routes/admin.support.settings.agents.register.ts"),
          route("role", "routes/admin.support.settings.agents.role.ts"),
          route("deactivate", "routes/admin.support.settings.agents.deactivate.ts"),
          route("reactivate", "routes/admin.support.settings.agents.reactivate.ts"),
          route("grant", "routes/admin.support.settings.agents.grant.ts"),
          route("revoke", "routes/admin.support.settings.agents.revoke.ts"),
        ]),
        route("teams", "routes/admin.support.settings.teams.tsx", [
          route("create", "routes/admin.support.settings.teams.create.ts"),
          route("update", "routes/admin.support.settings.teams.update.ts"),
          route("delete", "routes/admin.support.settings.teams.delete.ts"),
        ]),
        route("workflow", "routes/admin.support.settings.workflow.tsx", [
          route("choose", "routes/admin.support.settings.workflow.choose.ts"),
          route("save", "routes/admin.support.settings.workflow.save.ts"),
        ]),
        route("stopped", "routes/admin.support.settings.stopped.tsx", [
          route("retry", "routes/admin.support.settings.stopped.retry.ts"),
        ]),
      ]),
      route("admin/support", "routes/admin.support.tsx", [
        index("routes/admin.support._index.tsx"),
        route("bulk", "routes/admin.support.bulk.ts"),
        route("ref/:ref", "routes/admin.support.ref.$ref.ts"),
        route("views/:view_id", "routes/admin.support.views.$view_id.tsx", [
          route("save", "routes/admin.support.views.$view_id.save.ts"),
          route("keep", "routes/admin.support.views.$view_id.keep.ts"),
          route("delete", "routes/admin.support.views.$view_id.delete.ts"),
        ]),
        route(":ticket_id", "routes/admin.support.$ticket_id.tsx", [
          route("message", "routes/admin.support.$ticket_id.message.ts"),
          route("edit", "routes/admin.support.$ticket_id.edit.ts"),
          route("delete", "routes/admin.support.$ticket_id.delete.ts"),
          route("redact", "routes/admin.support.$ticket_id.redact.ts"),
          route("status", "routes/admin.support.$ticket_id.status.ts"),
          route("priority", "routes/admin.support.$ticket_id.priority.ts"),
          route("field", "routes/admin.support.$ticket_id.field.ts"),
          route("assign", "routes/admin.support.$ticket_id.assign.ts"),
          route("subject", "routes/admin.support.$ticket_id.subject.ts"),
          route("claim", "routes/admin.support.$ticket_id.claim.ts"),
          route("tags", "routes/admin.support.$ticket_id.tags.ts"),
          route("seats", "routes/admin.support.$ticket_id.seats.ts"),
          route("related", "routes/admin.support.$ticket_id.related.ts"),
          route("viewed", "routes/admin.support.$ticket_id.viewed.ts"),
          route("retry", "routes/admin.support.$ticket_id.retry.ts"),
          route("unsend", "routes/admin.support.$ticket_id.unsend.ts"),
        ]),
      ]),
      route("dev/mail", "routes/dev.mail._index.tsx"),
      route("dev/mail/:mail_id", "routes/dev.mail.$mail_id.tsx"),
      route("*", "routes/$.ts"),
    ]),
  ]),
] satisfies RouteConfig
