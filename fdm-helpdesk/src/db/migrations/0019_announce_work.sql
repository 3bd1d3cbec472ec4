DROP FUNCTION "fdm-helpdesk"."announce_outbox"();
--> statement-breakpoint
DROP FUNCTION "fdm-helpdesk"."announce_search"();
--> statement-breakpoint
-- Whoever works in the background is woken when the transaction that wrote work commits, by the name of its kind.
CREATE FUNCTION "fdm-helpdesk"."announce_work"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM pg_notify('fdm_helpdesk_work', "kind") FROM (SELECT DISTINCT "kind" FROM "added") "new";
  ELSE
    PERFORM pg_notify('fdm_helpdesk_work', NEW."kind");
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "work_announce" AFTER INSERT ON "fdm-helpdesk"."work"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."announce_work"();
--> statement-breakpoint
-- What is asked for again may be due earlier.
CREATE TRIGGER "work_announce_again" AFTER UPDATE OF "version" ON "fdm-helpdesk"."work" FOR EACH ROW
  WHEN (NEW."version" > OLD."version") EXECUTE FUNCTION "fdm-helpdesk"."announce_work"();
--> statement-breakpoint
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
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "fdm-helpdesk"."mark_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'messages' THEN
    PERFORM "fdm-helpdesk"."mark_for_search"(ARRAY(SELECT "ticket_id" FROM "added"));
  ELSE
    PERFORM "fdm-helpdesk"."mark_for_search"(ARRAY(SELECT "id" FROM "added"));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A text that was changed or erased is found no more from the commit on: the document goes, and the job makes a new one.
-- The mark comes first, for the same reason as above.
CREATE OR REPLACE FUNCTION "fdm-helpdesk"."forget_search"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "ids" text[];
BEGIN
  IF TG_TABLE_NAME = 'messages' THEN
    "ids" := ARRAY[OLD."ticket_id"];
  ELSIF TG_TABLE_NAME = 'contacts' THEN
    "ids" := ARRAY(SELECT "id" FROM "fdm-helpdesk"."tickets" WHERE "requester_id" = OLD."id");
  ELSE
    "ids" := ARRAY[OLD."id"];
  END IF;
  PERFORM "fdm-helpdesk"."mark_for_search"("ids");
  DELETE FROM "fdm-helpdesk"."ticket_search" WHERE "ticket_id" = ANY ("ids");
  RETURN NULL;
END $$;
--> statement-breakpoint
SELECT "fdm-helpdesk"."mark_for_search"(ARRAY(SELECT "id" FROM "fdm-helpdesk"."tickets"));
