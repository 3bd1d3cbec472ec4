CREATE TABLE "fdm-helpdesk"."ticket_export_chunks" (
	"export_id" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "ticket_export_chunks_pkey" PRIMARY KEY("export_id","number")
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."ticket_exports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"requested_by" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"query" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"row_count" integer DEFAULT 0 NOT NULL,
	"expected_rows" integer,
	"byte_count" bigint DEFAULT 0 NOT NULL,
	"cursor" text,
	"error" text,
	"leased_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "ticket_exports_kind" CHECK (kind in ('tickets', 'messages')),
	CONSTRAINT "ticket_exports_state" CHECK (state in ('queued', 'running', 'ready', 'failed', 'cancelled', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."search_synonyms" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"terms" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"grams" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."saved_views" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"icon" text NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"sharing" text NOT NULL,
	"team_id" text collate "C",
	"query" jsonb NOT NULL,
	"columns" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_views_sharing" CHECK (sharing in ('private', 'team', 'all')),
	CONSTRAINT "saved_views_team_only" CHECK ((sharing = 'team') = (team_id is not null))
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."team_members" (
	"team_id" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	CONSTRAINT "team_members_pkey" PRIMARY KEY("team_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."teams" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."ticket_tags_map_tag";--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."tickets_recent";--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."tickets_active";--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."tickets_unassigned";--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."tickets_assignee";--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."tickets_active_created";--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."tickets_active_priority";--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."tickets_tags";--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."ticket_assignments_additional";--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."tickets_created";--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."tickets_priority";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_tags_map" ADD COLUMN "is_active" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_tags_map" ADD COLUMN "ticket_created_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_tags_map" ADD COLUMN "last_message_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_tags_map" ADD COLUMN "priority_rank" smallint DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_assignments" ADD COLUMN "is_active" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" ADD COLUMN "attachment_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" ADD COLUMN "next_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_export_chunks" ADD CONSTRAINT "ticket_export_chunks_export_id_ticket_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "fdm-helpdesk"."ticket_exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_exports" ADD CONSTRAINT "ticket_exports_requested_by_agents_id_fk" FOREIGN KEY ("requested_by") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."saved_views" ADD CONSTRAINT "saved_views_owner_id_agents_id_fk" FOREIGN KEY ("owner_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."saved_views" ADD CONSTRAINT "saved_views_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "fdm-helpdesk"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "fdm-helpdesk"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."team_members" ADD CONSTRAINT "team_members_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
UPDATE "fdm-helpdesk"."ticket_tags_map" "map" SET "is_active" = "one"."is_active", "ticket_created_at" = "one"."created_at",
  "last_message_at" = "one"."last_message_at", "priority_rank" = "one"."priority_rank"
  FROM "fdm-helpdesk"."tickets" "one" WHERE "one"."id" = "map"."ticket_id";
--> statement-breakpoint
UPDATE "fdm-helpdesk"."ticket_assignments" "seat" SET "is_active" = false
  FROM "fdm-helpdesk"."tickets" "one"
  WHERE "one"."id" = "seat"."ticket_id" AND NOT "one"."is_active" AND NOT "seat"."is_primary" AND "seat"."unassigned_at" IS NULL;
--> statement-breakpoint
CREATE INDEX "ticket_exports_agent" ON "fdm-helpdesk"."ticket_exports" USING btree ("requested_by","created_at");--> statement-breakpoint
CREATE INDEX "ticket_exports_state" ON "fdm-helpdesk"."ticket_exports" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "search_words_grams" ON "fdm-helpdesk"."search_words" USING gin ("grams") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "saved_views_owner" ON "fdm-helpdesk"."saved_views" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "saved_views_team" ON "fdm-helpdesk"."saved_views" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "team_members_agent" ON "fdm-helpdesk"."team_members" USING btree ("agent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name_key" ON "fdm-helpdesk"."teams" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "ticket_tags_map_activity" ON "fdm-helpdesk"."ticket_tags_map" USING btree ("tag_id","is_active","last_message_at","ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_tags_map_created" ON "fdm-helpdesk"."ticket_tags_map" USING btree ("tag_id","is_active","ticket_created_at","ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_tags_map_priority" ON "fdm-helpdesk"."ticket_tags_map" USING btree ("tag_id","is_active","priority_rank","last_message_at","ticket_id");--> statement-breakpoint
CREATE INDEX "tickets_activity" ON "fdm-helpdesk"."tickets" USING btree ("is_active","last_message_at","id");--> statement-breakpoint
CREATE INDEX "tickets_assignee_activity" ON "fdm-helpdesk"."tickets" USING btree ("assignee_id","is_active","last_message_at","id");--> statement-breakpoint
CREATE INDEX "tickets_assignee_created" ON "fdm-helpdesk"."tickets" USING btree ("assignee_id","is_active","created_at","id");--> statement-breakpoint
CREATE INDEX "tickets_assignee_priority" ON "fdm-helpdesk"."tickets" USING btree ("assignee_id","is_active","priority_rank","last_message_at","id");--> statement-breakpoint
CREATE INDEX "tickets_unassigned_activity" ON "fdm-helpdesk"."tickets" USING btree ("is_active","last_message_at","id") WHERE assignee_id is null;--> statement-breakpoint
CREATE INDEX "tickets_unassigned_created" ON "fdm-helpdesk"."tickets" USING btree ("is_active","created_at","id") WHERE assignee_id is null;--> statement-breakpoint
CREATE INDEX "tickets_unassigned_priority" ON "fdm-helpdesk"."tickets" USING btree ("is_active","priority_rank","last_message_at","id") WHERE assignee_id is null;--> statement-breakpoint
CREATE INDEX "tickets_category_activity" ON "fdm-helpdesk"."tickets" USING btree ("status_category","last_message_at","id") WHERE is_active;--> statement-breakpoint
CREATE INDEX "ticket_assignments_additional" ON "fdm-helpdesk"."ticket_assignments" USING btree ("agent_id","ticket_id") WHERE unassigned_at is null and not is_primary and is_active;--> statement-breakpoint
CREATE INDEX "tickets_created" ON "fdm-helpdesk"."tickets" USING btree ("is_active","created_at","id");--> statement-breakpoint
CREATE INDEX "tickets_priority" ON "fdm-helpdesk"."tickets" USING btree ("is_active","priority_rank","last_message_at","id");
--> statement-breakpoint
-- What a list by tag is sorted by is the ticket's: taken from it when a tag is put on, and kept so by the trigger below.
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
-- A seat may be given to a ticket that is done.
CREATE FUNCTION "fdm-helpdesk"."fill_seat"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "is_active" INTO NEW."is_active" FROM "fdm-helpdesk"."tickets" WHERE "id" = NEW."ticket_id";
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "ticket_assignments_fill" BEFORE INSERT ON "fdm-helpdesk"."ticket_assignments" FOR EACH ROW
  WHEN (NOT NEW."is_primary") EXECUTE FUNCTION "fdm-helpdesk"."fill_seat"();
--> statement-breakpoint
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
CREATE FUNCTION "fdm-helpdesk"."mirror_seats"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "fdm-helpdesk"."ticket_assignments" SET "is_active" = NEW."is_active"
    WHERE "ticket_id" = NEW."id" AND "unassigned_at" IS NULL AND NOT "is_primary";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_mirror_seats" AFTER UPDATE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  WHEN (OLD."is_active" <> NEW."is_active") EXECUTE FUNCTION "fdm-helpdesk"."mirror_seats"();
