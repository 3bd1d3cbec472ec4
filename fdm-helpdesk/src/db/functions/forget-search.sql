-- A text that was changed or erased is found no more from the commit on: the document goes, and the job makes a new one. The
-- mark comes before the document goes, for the reason that `mark_for_search` gives.
CREATE FUNCTION "fdm-helpdesk"."forget_search"() RETURNS trigger LANGUAGE plpgsql AS $$
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
