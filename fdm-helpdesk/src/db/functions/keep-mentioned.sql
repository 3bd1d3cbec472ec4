-- A ticket is listed once for an agent, however often it mentions them: the first mention puts it on the list, and the last one
-- that goes takes it off. What the list is sorted by is the ticket's, and `mirror_mentioned` keeps it so.
CREATE FUNCTION "fdm-helpdesk"."keep_mentioned"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "fdm-helpdesk"."mentioned_tickets" ("ticket_id", "agent_id", "ticket_created_at", "last_message_at", "priority_rank")
      SELECT "id", NEW."agent_id", "created_at", "last_message_at", "priority_rank"
      FROM "fdm-helpdesk"."tickets" WHERE "id" = NEW."ticket_id"
      ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM "fdm-helpdesk"."mentioned_tickets" WHERE "ticket_id" = OLD."ticket_id" AND "agent_id" = OLD."agent_id"
      AND NOT EXISTS (SELECT FROM "fdm-helpdesk"."mentions" "other"
        WHERE "other"."ticket_id" = OLD."ticket_id" AND "other"."agent_id" = OLD."agent_id");
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "mentions_keep_mentioned" AFTER INSERT OR DELETE ON "fdm-helpdesk"."mentions" FOR EACH ROW
  EXECUTE FUNCTION "fdm-helpdesk"."keep_mentioned"();
