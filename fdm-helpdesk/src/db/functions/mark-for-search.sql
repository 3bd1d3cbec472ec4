-- The document of each of these tickets is missing or old. `do update` rather than `do nothing`: it holds on to the mark, so
-- that a job that builds the document at this moment is waited for, and one that comes later reads what is written here.
-- In order, so that two never wait in a circle. The mark of a ticket has its id behind a prefix of its own.
CREATE FUNCTION "fdm-helpdesk"."mark_for_search"("ids" text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "fdm-helpdesk"."work" ("id", "kind", "subject", "ticket_id", "due_at", "created_at")
    SELECT 'wrk_' || substr("id", 5), 'search', "id", "id", "now", "now"
    FROM (SELECT DISTINCT unnest("ids") AS "id") AS "marked", date_trunc('milliseconds', clock_timestamp()) AS "now"
    ORDER BY "id"
    ON CONFLICT ("kind", "subject") WHERE subject is not null
    DO UPDATE SET "due_at" = excluded."due_at", "version" = "work"."version" + 1;
$$;
