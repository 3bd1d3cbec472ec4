-- Whoever works in the background is woken when the transaction that wrote work commits, by the name of its kind. What is
-- asked for again may be due earlier.
CREATE FUNCTION "fdm-helpdesk"."announce_work"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM pg_notify('fdm_helpdesk_work', "kind") FROM (SELECT DISTINCT "kind" FROM "added") "new";
  ELSE
    PERFORM pg_notify('fdm_helpdesk_work', NEW."kind");
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "work_announce" AFTER INSERT ON "fdm-helpdesk"."work"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."announce_work"();
--> statement-breakpoint
CREATE TRIGGER "work_announce_again" AFTER UPDATE OF "version" ON "fdm-helpdesk"."work" FOR EACH ROW
  WHEN (NEW."version" > OLD."version") EXECUTE FUNCTION "fdm-helpdesk"."announce_work"();
