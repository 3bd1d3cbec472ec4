-- A new text makes the document of its ticket old. `do update` rather than `do nothing`: it holds on to the mark, so that a job
-- that builds the document at this moment is waited for, and one that comes later reads what is written here.
CREATE FUNCTION "fdm-helpdesk"."mark_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'messages' THEN
    INSERT INTO "fdm-helpdesk"."ticket_search_queue" ("ticket_id", "marked_at")
      SELECT "ticket_id", clock_timestamp() FROM "added" GROUP BY "ticket_id" ORDER BY "ticket_id"
      ON CONFLICT ("ticket_id") DO UPDATE SET "marked_at" = excluded."marked_at";
  ELSE
    INSERT INTO "fdm-helpdesk"."ticket_search_queue" ("ticket_id", "marked_at")
      SELECT "id", clock_timestamp() FROM "added" ORDER BY "id"
      ON CONFLICT ("ticket_id") DO UPDATE SET "marked_at" = excluded."marked_at";
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_mark_search" AFTER INSERT ON "fdm-helpdesk"."tickets"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."mark_search"();
--> statement-breakpoint
CREATE TRIGGER "messages_mark_search" AFTER INSERT ON "fdm-helpdesk"."messages"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."mark_search"();
