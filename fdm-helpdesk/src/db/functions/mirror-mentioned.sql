-- Keeps what a list of mentions is sorted by as it is on the ticket.
CREATE FUNCTION "fdm-helpdesk"."mirror_mentioned"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "fdm-helpdesk"."mentioned_tickets" SET "last_message_at" = NEW."last_message_at", "priority_rank" = NEW."priority_rank"
    WHERE "ticket_id" = NEW."id";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_mirror_mentioned" AFTER UPDATE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  WHEN (OLD."priority_rank" <> NEW."priority_rank" OR OLD."last_message_at" <> NEW."last_message_at")
  EXECUTE FUNCTION "fdm-helpdesk"."mirror_mentioned"();
