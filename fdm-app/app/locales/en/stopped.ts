export const stopped = {
  intro:
    "The helpdesk does a lot by itself. Listed here is what was not finished twice in a row, because the app went down or it took too long. It was set aside so that everything else goes on. Try it again; if it gets stuck once more, have somebody look at the server.",
  hidden: "Managers and admins see here what got stuck.",
  kinds: { mail: "Email", triage: "Subject and priority", search: "Updating search", export: "Export" },
  means: {
    mail: "The mail may not have been sent. Got stuck",
    triage: "The ticket keeps the subject and priority that it had. Got stuck",
    search: "Search doesn't find yet what is new in this ticket. Got stuck",
    export: "The file was not made. Got stuck",
  },
  retry: "Try again",
  retryOf: "Try again: {{what}}",
  empty: "Nothing is stuck",
  emptyText: "Everything that the helpdesk does by itself is running.",
  done: { retry: "It is tried once more. If it gets stuck again, it comes back here." },
}
