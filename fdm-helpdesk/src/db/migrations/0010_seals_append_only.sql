-- The function that refuses names the table that it stands before.
CREATE OR REPLACE FUNCTION "fdm-helpdesk"."refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_seals_no_change" BEFORE UPDATE OR DELETE ON "fdm-helpdesk"."audit_seals"
  FOR EACH ROW EXECUTE FUNCTION "fdm-helpdesk"."refuse_audit_change"();
--> statement-breakpoint
CREATE TRIGGER "audit_seals_no_truncate" BEFORE TRUNCATE ON "fdm-helpdesk"."audit_seals"
  FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."refuse_audit_change"();
