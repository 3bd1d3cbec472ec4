-- The newest documents that hold what is sought, `most` of them, at a cost that hangs on `most` and not on how many there
-- are. A function, because the settings it needs then hold for it alone, in whichever transaction, and its ways are
-- planned once and never by a guess of how rare a word is. `sought` has to be what the index can tell by itself: no
-- phrases, no weights. Documents carry their month as a lexeme of its own (`#2026-03`), by which the index gives the
-- newest first; see decision 20. `ROWS` is few, so that the planner reads their tickets one by one along an index: told many,
-- it may read them all.
CREATE FUNCTION "fdm-helpdesk"."search_documents"("sought" tsquery, "most" integer, "at" timestamptz)
RETURNS TABLE ("ticket_id" text) LANGUAGE plpgsql STABLE ROWS 10
SET work_mem = '64MB' SET plan_cache_mode = 'force_generic_plan' SET jit = off SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  "hits" integer;
  "looked" integer;
  "held" float;
  -- Of several words the index gathers each, of one only what is shown.
  "walk" CONSTANT integer := CASE WHEN "sought"::text LIKE '%&%' THEN least("most" * 60, 30000) ELSE least("most" * 20, 10000) END;
  "ids" text[];
  "times" timestamptz[];
  "until" timestamptz := 'infinity';
  "until_id" text := '';
  "month" timestamp := date_trunc('month', "at" AT TIME ZONE 'UTC');
  "oldest" timestamptz := ("month" - interval '11 months') AT TIME ZONE 'UTC';
  "recent" tsquery;
  "year" tsquery;
  "part" tsquery;
BEGIN
  -- What enough tickets hold is found soonest where the newest are, at a few microseconds each; the index would gather all.
  FOREACH "looked" IN ARRAY ARRAY[60, 240] LOOP
    SELECT count(*) INTO "hits" FROM (SELECT "doc" FROM "fdm-helpdesk"."ticket_search"
      ORDER BY "last_message_at" DESC, "ticket_id" DESC LIMIT "looked") "newest" WHERE "doc" @@ "sought";
    EXIT WHEN "hits" = 0;
  END LOOP;
  SELECT "reltuples" INTO "held" FROM pg_class WHERE "oid" = '"fdm-helpdesk"."ticket_search"'::regclass;
  IF "hits" * least("walk", "held" / 2) >= "most" * "looked" THEN
    RETURN QUERY SELECT "newest"."ticket_id" FROM (SELECT "ticket_id", "doc" FROM "fdm-helpdesk"."ticket_search"
      ORDER BY "last_message_at" DESC, "ticket_id" DESC LIMIT "walk") "newest" WHERE "doc" @@ "sought" LIMIT "most";
    GET DIAGNOSTICS "hits" = ROW_COUNT;
    "most" := "most" - "hits";
    SELECT "last_message_at", "ticket_id" INTO "until", "until_id" FROM "fdm-helpdesk"."ticket_search"
      ORDER BY "last_message_at" DESC, "ticket_id" DESC OFFSET "walk" - 1 LIMIT 1;
    IF "most" <= 0 OR NOT FOUND THEN
      RETURN;
    END IF;
  ELSE
    -- A rare one is had whole, and so is a phrase whose words few documents hold.
    SELECT array_agg("ticket_id"), array_agg("last_message_at") INTO "ids", "times" FROM (
      SELECT "ticket_id", "last_message_at" FROM "fdm-helpdesk"."ticket_search" WHERE "doc" @@ "sought" LIMIT greatest("most", 1000) + 1) "some";
    IF coalesce(cardinality("ids"), 0) <= greatest("most", 1000) THEN
      RETURN QUERY SELECT "id" FROM unnest("ids", "times") AS "some" ("id", "time") ORDER BY "time" DESC, "id" DESC LIMIT "most";
      RETURN;
    END IF;
  END IF;
  SELECT string_agg(format('''#%s''', to_char("month" - make_interval(months => "back"), 'YYYY-MM')), '|')::tsquery
    INTO "recent" FROM generate_series(0, 1) "back";
  SELECT string_agg(format('''#%s''', to_char("month" - make_interval(months => "back"), 'YYYY-MM')), '|')::tsquery
    INTO "year" FROM generate_series(2, 11) "back";
  FOREACH "part" IN ARRAY ARRAY["recent", "year"] LOOP
    RETURN QUERY WITH "some" AS MATERIALIZED (
        SELECT "ticket_id", "last_message_at" FROM "fdm-helpdesk"."ticket_search" WHERE "doc" @@ ("sought" && "part"))
      SELECT "ticket_id" FROM "some" WHERE ("last_message_at", "ticket_id") < ("until", "until_id")
      ORDER BY "last_message_at" DESC, "ticket_id" DESC LIMIT "most";
    GET DIAGNOSTICS "hits" = ROW_COUNT;
    "most" := "most" - "hits";
    IF "most" <= 0 THEN
      RETURN;
    END IF;
  END LOOP;
  -- What is left is older, or was made before documents had months. The index is not asked for what a document doesn't
  -- hold: it would read all that do.
  RETURN QUERY WITH "some" AS MATERIALIZED (
      SELECT "ticket_id", "last_message_at" FROM "fdm-helpdesk"."ticket_search" WHERE "doc" @@ "sought"
        AND ("last_message_at" < "oldest" OR NOT "doc" @@ ("recent" || "year")))
    SELECT "ticket_id" FROM "some" WHERE ("last_message_at", "ticket_id") < ("until", "until_id")
    ORDER BY "last_message_at" DESC, "ticket_id" DESC LIMIT "most";
END $$;
