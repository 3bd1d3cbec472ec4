CREATE TABLE "fdm-helpdesk"."ticket_search" (
	"ticket_id" text collate "C" PRIMARY KEY NOT NULL,
	"requester_id" text collate "C" NOT NULL,
	"last_message_at" timestamp (3) with time zone NOT NULL,
	"doc" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."ticket_search_queue" (
	"ticket_id" text collate "C" PRIMARY KEY NOT NULL,
	"marked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "ticket_search_doc" ON "fdm-helpdesk"."ticket_search" USING gin ("doc") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "ticket_search_recent" ON "fdm-helpdesk"."ticket_search" USING btree ("last_message_at","ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_search_requester" ON "fdm-helpdesk"."ticket_search" USING btree ("requester_id");--> statement-breakpoint
CREATE INDEX "ticket_search_queue_marked" ON "fdm-helpdesk"."ticket_search_queue" USING btree ("marked_at");--> statement-breakpoint
CREATE INDEX "ticket_assignments_additional" ON "fdm-helpdesk"."ticket_assignments" USING btree ("agent_id","ticket_id") WHERE unassigned_at is null and not is_primary;--> statement-breakpoint
CREATE INDEX "tickets_priority" ON "fdm-helpdesk"."tickets" USING btree ("priority_rank","last_message_at","id");--> statement-breakpoint
-- So that the planner knows how rare a word is; the default is a hundred words.
ALTER TABLE "fdm-helpdesk"."ticket_search" ALTER COLUMN "doc" SET STATISTICS 1000;
--> statement-breakpoint
-- A new text makes the document of its ticket old. `do update` rather than `do nothing`: it holds on to the mark, so that
-- a job that builds the document at this moment is waited for, and one that comes later reads what is written here.
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
-- A text that was changed or erased is found no more from the commit on: the document goes, and the job makes a new one.
-- The mark comes first, for the same reason as above.
CREATE FUNCTION "fdm-helpdesk"."forget_search"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "ids" text[];
BEGIN
  IF TG_TABLE_NAME = 'messages' THEN
    "ids" := ARRAY[OLD."ticket_id"];
  ELSIF TG_TABLE_NAME = 'contacts' THEN
    "ids" := ARRAY(SELECT "id" FROM "fdm-helpdesk"."tickets" WHERE "requester_id" = OLD."id" ORDER BY "id");
  ELSE
    "ids" := ARRAY[OLD."id"];
  END IF;
  INSERT INTO "fdm-helpdesk"."ticket_search_queue" ("ticket_id", "marked_at")
    SELECT "id", clock_timestamp() FROM unnest("ids") AS "id"
    ON CONFLICT ("ticket_id") DO UPDATE SET "marked_at" = excluded."marked_at";
  DELETE FROM "fdm-helpdesk"."ticket_search" WHERE "ticket_id" = ANY ("ids");
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_mark_search" AFTER INSERT ON "fdm-helpdesk"."tickets"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."mark_search"();
--> statement-breakpoint
CREATE TRIGGER "messages_mark_search" AFTER INSERT ON "fdm-helpdesk"."messages"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."mark_search"();
--> statement-breakpoint
CREATE TRIGGER "tickets_forget_search" AFTER UPDATE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  WHEN (OLD."subject" IS DISTINCT FROM NEW."subject" OR OLD."farm_name" IS DISTINCT FROM NEW."farm_name"
    OR OLD."requester_id" IS DISTINCT FROM NEW."requester_id")
  EXECUTE FUNCTION "fdm-helpdesk"."forget_search"();
--> statement-breakpoint
CREATE TRIGGER "messages_forget_search" AFTER UPDATE ON "fdm-helpdesk"."messages" FOR EACH ROW
  WHEN (OLD."body" IS DISTINCT FROM NEW."body" OR OLD."deleted_at" IS DISTINCT FROM NEW."deleted_at"
    OR OLD."visibility" IS DISTINCT FROM NEW."visibility")
  EXECUTE FUNCTION "fdm-helpdesk"."forget_search"();
--> statement-breakpoint
CREATE TRIGGER "contacts_forget_search" AFTER UPDATE ON "fdm-helpdesk"."contacts" FOR EACH ROW
  WHEN (OLD."name" IS DISTINCT FROM NEW."name" OR OLD."email" IS DISTINCT FROM NEW."email")
  EXECUTE FUNCTION "fdm-helpdesk"."forget_search"();
--> statement-breakpoint
CREATE TRIGGER "tickets_gone_search" AFTER DELETE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  EXECUTE FUNCTION "fdm-helpdesk"."forget_search"();
--> statement-breakpoint
CREATE TRIGGER "messages_gone_search" AFTER DELETE ON "fdm-helpdesk"."messages" FOR EACH ROW
  EXECUTE FUNCTION "fdm-helpdesk"."forget_search"();
--> statement-breakpoint
-- Whoever builds documents is woken when the transaction that marked one commits.
CREATE FUNCTION "fdm-helpdesk"."announce_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('fdm_helpdesk_search', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "ticket_search_announce" AFTER INSERT ON "fdm-helpdesk"."ticket_search_queue"
  FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."announce_search"();
--> statement-breakpoint
-- What was asked before gets its document from the job, after what is asked now.
INSERT INTO "fdm-helpdesk"."ticket_search_queue" ("ticket_id", "marked_at")
  SELECT "id", "created_at" FROM "fdm-helpdesk"."tickets";
