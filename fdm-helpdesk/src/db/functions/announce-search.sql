-- Whoever builds documents is woken when the transaction that marked one commits.
CREATE FUNCTION "fdm-helpdesk"."announce_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('fdm_helpdesk_search', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "ticket_search_announce" AFTER INSERT ON "fdm-helpdesk"."ticket_search_queue"
  FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."announce_search"();
