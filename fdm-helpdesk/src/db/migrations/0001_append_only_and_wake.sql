-- The audit is append-only: no row is changed, removed or truncated away. Only the table's owner could disable this.
CREATE FUNCTION "fdm-helpdesk"."refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_events_no_change" BEFORE UPDATE OR DELETE ON "fdm-helpdesk"."audit_events"
  FOR EACH ROW EXECUTE FUNCTION "fdm-helpdesk"."refuse_audit_change"();
--> statement-breakpoint
CREATE TRIGGER "audit_events_no_truncate" BEFORE TRUNCATE ON "fdm-helpdesk"."audit_events"
  FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."refuse_audit_change"();
--> statement-breakpoint
-- Whoever delivers the outbox is woken when the transaction that wrote to it commits, and only then.
CREATE FUNCTION "fdm-helpdesk"."announce_outbox"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('fdm_helpdesk_outbox', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "outbox_announce" AFTER INSERT ON "fdm-helpdesk"."outbox"
  FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."announce_outbox"();
