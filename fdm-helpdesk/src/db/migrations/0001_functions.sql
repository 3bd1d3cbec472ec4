-- So that the planner knows how rare a word is; the default is a hundred words.
ALTER TABLE "fdm-helpdesk"."ticket_search" ALTER COLUMN "doc" SET STATISTICS 1000;
--> statement-breakpoint
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
--> statement-breakpoint
-- An agent may be added to a ticket that is done, which the list of their active tickets has to leave out.
CREATE FUNCTION "fdm-helpdesk"."fill_seat"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "is_active" INTO NEW."is_active" FROM "fdm-helpdesk"."tickets" WHERE "id" = NEW."ticket_id";
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "ticket_assignments_fill" BEFORE INSERT ON "fdm-helpdesk"."ticket_assignments" FOR EACH ROW
  WHEN (NOT NEW."is_primary") EXECUTE FUNCTION "fdm-helpdesk"."fill_seat"();
--> statement-breakpoint
-- What a list by tag is sorted by is the ticket's: taken from it when a tag is put on, and kept so by `mirror_tags`. So such a
-- list is one range of one index.
CREATE FUNCTION "fdm-helpdesk"."fill_tag_map"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "is_active", "created_at", "last_message_at", "priority_rank"
    INTO NEW."is_active", NEW."ticket_created_at", NEW."last_message_at", NEW."priority_rank"
    FROM "fdm-helpdesk"."tickets" WHERE "id" = NEW."ticket_id";
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "ticket_tags_map_fill" BEFORE INSERT ON "fdm-helpdesk"."ticket_tags_map" FOR EACH ROW
  EXECUTE FUNCTION "fdm-helpdesk"."fill_tag_map"();
--> statement-breakpoint
-- A text that was changed or erased is found no more from the commit on: the document goes, and the job makes a new one. The
-- mark comes before the document goes, for the reason that `mark_for_search` gives.
CREATE FUNCTION "fdm-helpdesk"."forget_search"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "ids" text[];
BEGIN
  IF TG_TABLE_NAME = 'messages' THEN
    "ids" := ARRAY[OLD."ticket_id"];
  ELSIF TG_TABLE_NAME = 'contacts' THEN
    "ids" := ARRAY(SELECT "id" FROM "fdm-helpdesk"."tickets" WHERE "requester_id" = OLD."id");
  ELSE
    "ids" := ARRAY[OLD."id"];
  END IF;
  PERFORM "fdm-helpdesk"."mark_for_search"("ids");
  DELETE FROM "fdm-helpdesk"."ticket_search" WHERE "ticket_id" = ANY ("ids");
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_forget_search" AFTER UPDATE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  WHEN (OLD."subject" IS DISTINCT FROM NEW."subject" OR OLD."farm_name" IS DISTINCT FROM NEW."farm_name"
    OR OLD."requester_id" IS DISTINCT FROM NEW."requester_id")
  EXECUTE FUNCTION "fdm-helpdesk"."forget_search"();
--> statement-breakpoint
CREATE TRIGGER "messages_forget_search" AFTER UPDATE ON "fdm-helpdesk"."messages" FOR EACH ROW
  WHEN (OLD."body" IS DISTINCT FROM NEW."body" OR OLD."deleted_at" IS DISTINCT FROM NEW."deleted_at"
    OR OLD."visibility" IS DISTINCT FROM NEW."visibility")
  EXECUTE FUNCTION "fdm-helpdesk"."forget_search"();
--> statement-breakpoint
CREATE TRIGGER "contacts_forget_search" AFTER UPDATE ON "fdm-helpdesk"."contacts" FOR EACH ROW
  WHEN (OLD."name" IS DISTINCT FROM NEW."name" OR OLD."email" IS DISTINCT FROM NEW."email")
  EXECUTE FUNCTION "fdm-helpdesk"."forget_search"();
--> statement-breakpoint
CREATE TRIGGER "tickets_gone_search" AFTER DELETE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  EXECUTE FUNCTION "fdm-helpdesk"."forget_search"();
--> statement-breakpoint
CREATE TRIGGER "messages_gone_search" AFTER DELETE ON "fdm-helpdesk"."messages" FOR EACH ROW
  EXECUTE FUNCTION "fdm-helpdesk"."forget_search"();
--> statement-breakpoint
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
--> statement-breakpoint
-- A ticket is listed once for an agent, however often it mentions them: the first mention puts it on the list, and the last one
-- that goes takes it off. What the list is sorted by is the ticket's, and `mirror_mentioned` keeps it so.
CREATE FUNCTION "fdm-helpdesk"."keep_mentioned"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "fdm-helpdesk"."mentioned_tickets" ("ticket_id", "agent_id", "ticket_created_at", "last_message_at", "priority_rank")
      SELECT "id", NEW."agent_id", "created_at", "last_message_at", "priority_rank"
      FROM "fdm-helpdesk"."tickets" WHERE "id" = NEW."ticket_id"
      ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM "fdm-helpdesk"."mentioned_tickets" WHERE "ticket_id" = OLD."ticket_id" AND "agent_id" = OLD."agent_id"
      AND NOT EXISTS (SELECT FROM "fdm-helpdesk"."mentions" "other"
        WHERE "other"."ticket_id" = OLD."ticket_id" AND "other"."agent_id" = OLD."agent_id");
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "mentions_keep_mentioned" AFTER INSERT OR DELETE ON "fdm-helpdesk"."mentions" FOR EACH ROW
  EXECUTE FUNCTION "fdm-helpdesk"."keep_mentioned"();
--> statement-breakpoint
-- The document of each of these tickets is missing or old. `do update` rather than `do nothing`: it holds on to the mark, so
-- that a job that builds the document at this moment is waited for, and one that comes later reads what is written here.
-- In order, so that two never wait in a circle. The mark of a ticket has its id behind a prefix of its own.
CREATE FUNCTION "fdm-helpdesk"."mark_for_search"("ids" text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "fdm-helpdesk"."work" ("id", "kind", "subject", "ticket_id", "due_at", "created_at")
    SELECT 'wrk_' || substr("id", 5), 'search', "id", "id", "now", "now"
    FROM (SELECT DISTINCT unnest("ids") AS "id") AS "marked", date_trunc('milliseconds', clock_timestamp()) AS "now"
    ORDER BY "id"
    ON CONFLICT ("kind", "subject") WHERE subject is not null
    DO UPDATE SET "due_at" = excluded."due_at", "version" = "work"."version" + 1;
$$;
--> statement-breakpoint
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
--> statement-breakpoint
-- Keeps what a list of mentions is sorted by as it is on the ticket.
CREATE FUNCTION "fdm-helpdesk"."mirror_mentioned"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "fdm-helpdesk"."mentioned_tickets" SET "last_message_at" = NEW."last_message_at", "priority_rank" = NEW."priority_rank"
    WHERE "ticket_id" = NEW."id";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_mirror_mentioned" AFTER UPDATE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  WHEN (OLD."priority_rank" <> NEW."priority_rank" OR OLD."last_message_at" <> NEW."last_message_at")
  EXECUTE FUNCTION "fdm-helpdesk"."mirror_mentioned"();
--> statement-breakpoint
-- Keeps on the row of each additional agent whether the ticket is active, which is what the index of their lists goes by.
-- Assignments that ended stay as they were.
CREATE FUNCTION "fdm-helpdesk"."mirror_seats"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "fdm-helpdesk"."ticket_assignments" SET "is_active" = NEW."is_active"
    WHERE "ticket_id" = NEW."id" AND "unassigned_at" IS NULL AND NOT "is_primary";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_mirror_seats" AFTER UPDATE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  WHEN (OLD."is_active" <> NEW."is_active") EXECUTE FUNCTION "fdm-helpdesk"."mirror_seats"();
--> statement-breakpoint
-- Keeps what a list by tag is sorted by as it is on the ticket. `WHEN` spares the untagged, and changes that no list is sorted by.
CREATE FUNCTION "fdm-helpdesk"."mirror_tags"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "fdm-helpdesk"."ticket_tags_map" SET "is_active" = NEW."is_active", "last_message_at" = NEW."last_message_at",
    "priority_rank" = NEW."priority_rank" WHERE "ticket_id" = NEW."id";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_mirror_tags" AFTER UPDATE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  WHEN (NEW."tag_ids" <> '{}' AND (OLD."is_active" <> NEW."is_active" OR OLD."priority_rank" <> NEW."priority_rank"
    OR OLD."last_message_at" <> NEW."last_message_at"))
  EXECUTE FUNCTION "fdm-helpdesk"."mirror_tags"();
--> statement-breakpoint
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
--> statement-breakpoint
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
