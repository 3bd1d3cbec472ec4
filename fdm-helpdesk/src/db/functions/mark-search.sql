-- A new text makes the document of its ticket old.
CREATE FUNCTION "fdm-helpdesk"."mark_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'messages' THEN
    PERFORM "fdm-helpdesk"."mark_for_search"(ARRAY(SELECT "ticket_id" FROM "added"));
  ELSE
    PERFORM "fdm-helpdesk"."mark_for_search"(ARRAY(SELECT "id" FROM "added"));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_mark_search" AFTER INSERT ON "fdm-helpdesk"."tickets"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."mark_search"();
--> statement-breakpoint
CREATE TRIGGER "messages_mark_search" AFTER INSERT ON "fdm-helpdesk"."messages"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."mark_search"();
