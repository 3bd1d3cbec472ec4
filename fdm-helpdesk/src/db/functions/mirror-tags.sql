-- Keeps what a list by tag is sorted by as it is on the ticket. `WHEN` spares the untagged, and changes that no list is sorted by.
CREATE FUNCTION "fdm-helpdesk"."mirror_tags"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "fdm-helpdesk"."ticket_tags_map" SET "is_active" = NEW."is_active", "last_message_at" = NEW."last_message_at",
    "priority_rank" = NEW."priority_rank" WHERE "ticket_id" = NEW."id";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_mirror_tags" AFTER UPDATE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  WHEN (NEW."tag_ids" <> '{}' AND (OLD."is_active" <> NEW."is_active" OR OLD."priority_rank" <> NEW."priority_rank"
    OR OLD."last_message_at" <> NEW."last_message_at"))
  EXECUTE FUNCTION "fdm-helpdesk"."mirror_tags"();
