-- Whoever delivers the outbox is woken when the transaction that wrote to it commits, and only then.
CREATE FUNCTION "fdm-helpdesk"."announce_outbox"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('fdm_helpdesk_outbox', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "outbox_announce" AFTER INSERT ON "fdm-helpdesk"."outbox"
  FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."announce_outbox"();
