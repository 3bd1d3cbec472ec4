-- The audit and its seals are append-only: no row is changed, removed or truncated away. Only the table's owner could disable
-- this. The refusal names the table, because two of them share the function.
CREATE FUNCTION "fdm-helpdesk"."refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_events_no_change" BEFORE UPDATE OR DELETE ON "fdm-helpdesk"."audit_events"
  FOR EACH ROW EXECUTE FUNCTION "fdm-helpdesk"."refuse_audit_change"();
--> statement-breakpoint
CREATE TRIGGER "audit_events_no_truncate" BEFORE TRUNCATE ON "fdm-helpdesk"."audit_events"
  FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."refuse_audit_change"();
--> statement-breakpoint
CREATE TRIGGER "audit_seals_no_change" BEFORE UPDATE OR DELETE ON "fdm-helpdesk"."audit_seals"
  FOR EACH ROW EXECUTE FUNCTION "fdm-helpdesk"."refuse_audit_change"();
--> statement-breakpoint
CREATE TRIGGER "audit_seals_no_truncate" BEFORE TRUNCATE ON "fdm-helpdesk"."audit_seals"
  FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."refuse_audit_change"();
