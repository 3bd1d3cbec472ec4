-- An agent may be added to a ticket that is done, which the list of their active tickets has to leave out.
CREATE FUNCTION "fdm-helpdesk"."fill_seat"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "is_active" INTO NEW."is_active" FROM "fdm-helpdesk"."tickets" WHERE "id" = NEW."ticket_id";
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "ticket_assignments_fill" BEFORE INSERT ON "fdm-helpdesk"."ticket_assignments" FOR EACH ROW
  WHEN (NOT NEW."is_primary") EXECUTE FUNCTION "fdm-helpdesk"."fill_seat"();
