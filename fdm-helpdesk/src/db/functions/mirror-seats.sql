-- Keeps on the row of each additional agent whether the ticket is active, which is what the index of their lists goes by.
-- Assignments that ended stay as they were.
CREATE FUNCTION "fdm-helpdesk"."mirror_seats"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "fdm-helpdesk"."ticket_assignments" SET "is_active" = NEW."is_active"
    WHERE "ticket_id" = NEW."id" AND "unassigned_at" IS NULL AND NOT "is_primary";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_mirror_seats" AFTER UPDATE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  WHEN (OLD."is_active" <> NEW."is_active") EXECUTE FUNCTION "fdm-helpdesk"."mirror_seats"();
