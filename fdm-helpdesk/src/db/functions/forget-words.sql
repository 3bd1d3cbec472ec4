-- Words of a document that was taken away, or that a document no longer holds, are known no more: what somebody had erased
-- stays nowhere. The document that is made anew brings back what is still in it. In order, so that two never wait in a circle.
CREATE FUNCTION "fdm-helpdesk"."forget_words"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "lost" text[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    "lost" := ARRAY(SELECT DISTINCT unnest(tsvector_to_array("doc")) FROM "gone");
  ELSE
    "lost" := ARRAY(SELECT DISTINCT "word" FROM "gone" JOIN "made" USING ("ticket_id"), LATERAL (
      SELECT unnest(tsvector_to_array("gone"."doc")) EXCEPT SELECT unnest(tsvector_to_array("made"."doc"))) AS "one" ("word")
      WHERE "gone"."doc" <> "made"."doc");
  END IF;
  DELETE FROM "fdm-helpdesk"."search_words" WHERE "word" IN (
    SELECT "word" FROM "fdm-helpdesk"."search_words" WHERE "word" = ANY ("lost") ORDER BY "word" FOR UPDATE);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "ticket_search_gone_words" AFTER DELETE ON "fdm-helpdesk"."ticket_search"
  REFERENCING OLD TABLE AS "gone" FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."forget_words"();
--> statement-breakpoint
CREATE TRIGGER "ticket_search_changed_words" AFTER UPDATE ON "fdm-helpdesk"."ticket_search"
  REFERENCING OLD TABLE AS "gone" NEW TABLE AS "made" FOR EACH STATEMENT EXECUTE FUNCTION "fdm-helpdesk"."forget_words"();
