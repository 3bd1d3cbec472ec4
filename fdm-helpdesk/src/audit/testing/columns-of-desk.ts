import { changed, changedText, changedTime, repeated, sameAsLink, type Table } from "./compared.js"

const host = "the host's to change, and erased with the person"

/** Agents, what is set up for the whole desk, and the audit itself, column by column. */
export const columnsOfDesk: Record<string, Table> = {
  agents: {
    of: "agentId",
    row: "id = {agentId}",
    columns: {
      id: changed("agent", "'agt_00000000000000000000000000'"),
      contact_id: changed("contact", "'con_00000000000000000000000000'"),
      role: changed("role", "'admin'"),
      is_active: changed("active", "false"),
      granted_by: changed("granted_by", "'host'"),
      created_at: changedTime("created"),
      updated_at: sameAsLink,
    },
  },
  contacts: {
    of: "agentId",
    row: "id = (select contact_id from agents where id = {agentId})",
    columns: {
      id: changed("account", "'con_00000000000000000000000000'"),
      principal_id: changedText("account"),
      name: host,
      email: host,
      email_verified: host,
      locale: host,
      time_zone: host,
      merged_into_id: "tickets say in their chains whose they became, and nobody believes this",
      anonymized_at: changedTime("erased"),
      created_at: "nothing goes by it",
      updated_at: "nothing goes by it",
    },
  },
  tags: {
    of: "desk",
    row: "name = 'storing'",
    columns: {
      id: changedText("tag"),
      name: changedText("tag"),
      color: changed("tag", "'#000000'"),
      created_at: sameAsLink,
    },
  },
  saved_replies: {
    of: "desk",
    row: "true",
    columns: {
      id: changedText("saved_reply"),
      title: changedText("saved_reply"),
      body: changedText("saved_reply"),
      category: changedText("saved_reply"),
      owner_id: changed("saved_reply", "{spareId}"),
      usage_count: "counts how often it was used",
      created_at: sameAsLink,
      updated_at: sameAsLink,
    },
  },
  saved_views: {
    of: "desk",
    row: "true",
    columns: {
      id: changedText("saved_view"),
      name: changedText("saved_view"),
      icon: changedText("saved_view"),
      owner_id: changed("saved_view", "{spareId}"),
      sharing: changed("saved_view", "'all', team_id = null"),
      team_id: changedText("saved_view"),
      query: changed("saved_view", `'{"text": "x"}'`),
      columns: changed("saved_view", "'{subject}'"),
      created_at: sameAsLink,
      updated_at: sameAsLink,
    },
  },
  teams: {
    of: "desk",
    row: "true",
    columns: { id: changedText("team"), name: changedText("team"), created_at: sameAsLink, updated_at: sameAsLink },
  },
  team_members: {
    of: "desk",
    row: "true",
    columns: { team_id: changedText("team"), agent_id: changed("team", "{spareId}") },
  },
  search_synonyms: {
    of: "desk",
    row: "true",
    columns: {
      id: changedText("synonyms"),
      terms: changed("synonyms", "'{x,y}'"),
      keys: "made from the terms, for search to find the group by",
      created_at: sameAsLink,
      updated_at: sameAsLink,
    },
  },
  settings: {
    of: "desk",
    row: "true",
    columns: {
      desk: changedText("settings"),
      data: changed("settings", `data || '{"undoSeconds": 0}'`),
      updated_at: sameAsLink,
    },
  },
  workflows: {
    of: "desk",
    row: "true",
    columns: {
      id: changedText("workflow"),
      definition: changed("workflow", "definition - 'automatic'"),
      updated_at: sameAsLink,
    },
  },
  audit_events: {
    of: "ticketId",
    row: "subject_id = {ticketId} and seq = 3",
    columns: {
      subject_id: changed("broken", "{spareTicketId}"),
      seq: changed("broken", "1003"),
      type: changed("broken", "'ticket.unassigned'"),
      actor_type: changed("broken", "'system'"),
      actor_id: changed("broken", "{spareContactId}"),
      changes: changed("broken", "'{}'"),
      content_hash: changed("broken", "md5('')"),
      prev_hash: changed("broken", "md5(prev_hash)"),
      hash: changed("broken", "md5(hash)"),
      created_at: changedTime("broken"),
    },
  },
  audit_heads: {
    of: "agentId",
    row: "subject_id = {agentId}",
    columns: {
      subject_id: changed("broken", "'agt_00000000000000000000000000'"),
      audit_seq: changed("broken", "2"),
      audit_hash: changed("broken", "md5(audit_hash)"),
    },
  },
  audit_unsealed: {
    of: "agentId",
    row: "subject_id = {agentId}",
    columns: {
      subject_id: changed("broken", "'agt_00000000000000000000000000'"),
      seq: changed("broken", "2"),
      hash: changed("broken", "md5(hash)"),
    },
  },
  audit_seals: {
    of: "desk",
    row: "subject_id = {ticketId}",
    columns: {
      subject_id: changed("broken", "'tic_00000000000000000000000000'"),
      seq: changed("broken", "1000"),
      hash: changed("broken", "md5(hash)"),
      sealed_in: changed("broken", "1"),
    },
  },
}

/** Tables of which the audit tells nothing. */
export const unaudited: Record<string, string> = {
  erasures: "holds back texts that were on their way, for moments",
  limits: "what was done of late, by hashes, and forgotten",
  mentioned_tickets: repeated,
  reply_drafts: "what somebody may yet write",
  schedules: "when something is done next by the clock",
  search_words: "made from texts, which are compared",
  ticket_export_chunks: "files that go after some days; that one was asked for, made and read is in the desk's chain",
  ticket_exports: "files that go after some days; that one was asked for, made and read is in the desk's chain",
  ticket_search: "made from texts, which are compared",
  ticket_views: "read marks",
  work: "what is on its way",
}
