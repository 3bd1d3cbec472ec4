-- What a list by tag is sorted by is the ticket's: taken from it when a tag is put on, and kept so by `mirror_tags`. So such a
-- list is one range of one index.
CREATE FUNCTION "fdm-helpdesk"."fill_tag_map"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "is_active", "created_at", "last_message_at", "priority_rank"
    INTO NEW."is_active", NEW."ticket_created_at", NEW."last_message_at", NEW."priority_rank"
    FROM "fdm-helpdesk"."tickets" WHERE "id" = NEW."ticket_id";
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "ticket_tags_map_fill" BEFORE INSERT ON "fdm-helpdesk"."ticket_tags_map" FOR EACH ROW
  EXECUTE FUNCTION "fdm-helpdesk"."fill_tag_map"();
