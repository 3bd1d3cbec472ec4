CREATE SCHEMA "fdm-helpdesk";
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."audit_events" (
	"subject_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text,
	"changes" jsonb NOT NULL,
	"content_hash" text,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_events_pkey" PRIMARY KEY("subject_id","seq"),
	CONSTRAINT "audit_events_seq" CHECK (seq > 0)
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."audit_heads" (
	"subject_id" text collate "C" PRIMARY KEY NOT NULL,
	"audit_seq" integer NOT NULL,
	"audit_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."audit_seals" (
	"subject_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	"sealed_in" integer NOT NULL,
	CONSTRAINT "audit_seals_pkey" PRIMARY KEY("subject_id","seq")
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."audit_unsealed" (
	"subject_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_unsealed_pkey" PRIMARY KEY("subject_id","seq")
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."mentioned_tickets" (
	"ticket_id" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"ticket_created_at" timestamp (3) with time zone NOT NULL,
	"last_message_at" timestamp (3) with time zone NOT NULL,
	"priority_rank" smallint NOT NULL,
	CONSTRAINT "mentioned_tickets_pkey" PRIMARY KEY("ticket_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."mentions" (
	"ticket_id" text collate "C" NOT NULL,
	"message_id" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone,
	CONSTRAINT "mentions_pkey" PRIMARY KEY("ticket_id","message_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."message_edits" (
	"id" text collate "C" NOT NULL,
	"ticket_id" text collate "C" NOT NULL,
	"message_id" text collate "C" NOT NULL,
	"body" text NOT NULL,
	"edited_by" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_edits_pkey" PRIMARY KEY("ticket_id","message_id","id")
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."messages" (
	"id" text collate "C" NOT NULL,
	"ticket_id" text collate "C" NOT NULL,
	"author_type" text NOT NULL,
	"author_id" text collate "C",
	"author_name" text,
	"visibility" text NOT NULL,
	"body" text NOT NULL,
	"channel" text NOT NULL,
	"form_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" text collate "C",
	"redacted_at" timestamp (3) with time zone,
	CONSTRAINT "messages_pkey" PRIMARY KEY("ticket_id","id"),
	CONSTRAINT "messages_author_type" CHECK (author_type in ('requester', 'agent', 'service', 'system')),
	CONSTRAINT "messages_author_name" CHECK ((author_name is not null) = (author_type = 'service')),
	CONSTRAINT "messages_visibility" CHECK (visibility in ('public', 'internal')),
	CONSTRAINT "messages_notes_are_staffs" CHECK (visibility = 'public' or author_type <> 'requester'),
	CONSTRAINT "messages_channel" CHECK (channel in ('web', 'email', 'phone', 'api'))
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."reply_drafts" (
	"ticket_id" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"visibility" text NOT NULL,
	"body" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reply_drafts_pkey" PRIMARY KEY("ticket_id","agent_id"),
	CONSTRAINT "reply_drafts_visibility" CHECK (visibility in ('public', 'internal'))
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."saved_replies" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"category" text,
	"owner_id" text collate "C",
	"usage_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."settings" (
	"desk" text PRIMARY KEY NOT NULL,
	"data" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."tags" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"color" text DEFAULT '#6b7280' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tags_color" CHECK (color ~ '^#[0-9a-f]{6}$')
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."ticket_tags_map" (
	"ticket_id" text collate "C" NOT NULL,
	"tag_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"ticket_created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_message_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"priority_rank" smallint DEFAULT 2 NOT NULL,
	CONSTRAINT "ticket_tags_map_pkey" PRIMARY KEY("ticket_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."workflows" (
	"id" text PRIMARY KEY NOT NULL,
	"definition" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
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
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "ticket_exports_kind" CHECK (kind in ('tickets', 'messages')),
	CONSTRAINT "ticket_exports_state" CHECK (state in ('queued', 'running', 'ready', 'failed', 'cancelled', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."limits" (
	"key" text PRIMARY KEY NOT NULL,
	"full_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."agents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"contact_id" text collate "C" NOT NULL,
	"role" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"granted_by" text DEFAULT 'desk' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agents_role" CHECK (role in ('agent', 'team_lead', 'manager', 'admin')),
	CONSTRAINT "agents_granted_by" CHECK (granted_by in ('desk', 'host'))
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."contacts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"principal_id" text,
	"name" text NOT NULL,
	"email" text,
	"email_verified" boolean DEFAULT false NOT NULL,
	"locale" text DEFAULT 'nl' NOT NULL,
	"time_zone" text DEFAULT 'Europe/Amsterdam' NOT NULL,
	"merged_into_id" text collate "C",
	"anonymized_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contacts_locale" CHECK (locale in ('nl', 'en')),
	CONSTRAINT "contacts_principal_not_empty" CHECK (principal_id <> '')
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."search_synonyms" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"terms" text[] NOT NULL,
	"keys" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."search_words" (
	"word" text collate "C" PRIMARY KEY NOT NULL,
	"grams" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."ticket_search" (
	"ticket_id" text collate "C" PRIMARY KEY NOT NULL,
	"requester_id" text collate "C" NOT NULL,
	"last_message_at" timestamp (3) with time zone NOT NULL,
	"doc" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."erasures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fdm-helpdesk"."erasures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"begun_in" text NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."ticket_activity" (
	"id" text collate "C" NOT NULL,
	"ticket_id" text collate "C" NOT NULL,
	"type" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text collate "C",
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ticket_activity_pkey" PRIMARY KEY("ticket_id","id"),
	CONSTRAINT "ticket_activity_actor_type" CHECK (actor_type in ('requester', 'agent', 'service', 'system'))
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."ticket_assignments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"ticket_id" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"is_primary" boolean NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"assigned_at" timestamp (3) with time zone NOT NULL,
	"assigned_by" text collate "C",
	"unassigned_at" timestamp (3) with time zone,
	"unassigned_by" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."ticket_views" (
	"ticket_id" text collate "C" NOT NULL,
	"viewer_id" text collate "C" NOT NULL,
	"last_viewed_at" timestamp (3) with time zone NOT NULL,
	"present_at" timestamp (3) with time zone,
	"is_typing" boolean DEFAULT false NOT NULL,
	CONSTRAINT "ticket_views_pkey" PRIMARY KEY("ticket_id","viewer_id")
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."tickets" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"subject" text NOT NULL,
	"subject_source" text NOT NULL,
	"status" text NOT NULL,
	"status_category" text NOT NULL,
	"is_active" boolean GENERATED ALWAYS AS (status_category in ('new', 'active', 'scheduled', 'waiting')) STORED NOT NULL,
	"priority" text NOT NULL,
	"priority_rank" smallint GENERATED ALWAYS AS (case priority when 'urgent' then 4 when 'high' then 3 when 'normal' then 2 else 1 end) STORED NOT NULL,
	"priority_source" text NOT NULL,
	"channel" text NOT NULL,
	"requester_id" text collate "C" NOT NULL,
	"farm_id" text,
	"farm_name" text,
	"assignee_id" text collate "C",
	"team_id" text collate "C",
	"team_order" text collate "C" GENERATED ALWAYS AS (coalesce(team_id, '')) STORED NOT NULL,
	"tag_ids" text[] DEFAULT '{}' NOT NULL,
	"message_count" integer DEFAULT 0 NOT NULL,
	"last_message_at" timestamp (3) with time zone NOT NULL,
	"last_message_by" text NOT NULL,
	"last_message_preview" text NOT NULL,
	"last_reply_at" timestamp (3) with time zone,
	"first_response_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"form_key" text,
	"version" integer DEFAULT 1 NOT NULL,
	"message_version" integer DEFAULT 1 NOT NULL,
	"audit_seq" integer DEFAULT 0 NOT NULL,
	"audit_hash" text DEFAULT '' NOT NULL,
	"erasure_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tickets_category" CHECK (status_category in ('new', 'active', 'scheduled', 'waiting', 'resolved', 'closed')),
	CONSTRAINT "tickets_priority" CHECK (priority in ('low', 'normal', 'high', 'urgent')),
	CONSTRAINT "tickets_channel" CHECK (channel in ('web', 'email', 'phone', 'api')),
	CONSTRAINT "tickets_subject_source" CHECK (subject_source in ('fallback', 'triage', 'person')),
	CONSTRAINT "tickets_priority_source" CHECK (priority_source in ('fallback', 'triage', 'person')),
	CONSTRAINT "tickets_last_message_by" CHECK (last_message_by in ('requester', 'agent', 'service', 'system')),
	CONSTRAINT "tickets_subject_length" CHECK (length(subject) between 1 and 200)
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
CREATE TABLE "fdm-helpdesk"."schedules" (
	"name" text PRIMARY KEY NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."work" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text,
	"ticket_id" text collate "C",
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"begun" smallint DEFAULT 0 NOT NULL,
	"set_aside_at" timestamp (3) with time zone,
	"provider_id" text,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "work_status" CHECK (status in ('pending', 'done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."mentioned_tickets" ADD CONSTRAINT "mentioned_tickets_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."mentioned_tickets" ADD CONSTRAINT "mentioned_tickets_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."mentions" ADD CONSTRAINT "mentions_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."mentions" ADD CONSTRAINT "mentions_message" FOREIGN KEY ("ticket_id","message_id") REFERENCES "fdm-helpdesk"."messages"("ticket_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."message_edits" ADD CONSTRAINT "message_edits_edited_by_contacts_id_fk" FOREIGN KEY ("edited_by") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."message_edits" ADD CONSTRAINT "message_edits_message" FOREIGN KEY ("ticket_id","message_id") REFERENCES "fdm-helpdesk"."messages"("ticket_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD CONSTRAINT "messages_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD CONSTRAINT "messages_author_id_contacts_id_fk" FOREIGN KEY ("author_id") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD CONSTRAINT "messages_deleted_by_contacts_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."reply_drafts" ADD CONSTRAINT "reply_drafts_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."reply_drafts" ADD CONSTRAINT "reply_drafts_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."saved_replies" ADD CONSTRAINT "saved_replies_owner_id_agents_id_fk" FOREIGN KEY ("owner_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_tags_map" ADD CONSTRAINT "ticket_tags_map_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_tags_map" ADD CONSTRAINT "ticket_tags_map_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "fdm-helpdesk"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_export_chunks" ADD CONSTRAINT "ticket_export_chunks_export_id_ticket_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "fdm-helpdesk"."ticket_exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_exports" ADD CONSTRAINT "ticket_exports_requested_by_agents_id_fk" FOREIGN KEY ("requested_by") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."agents" ADD CONSTRAINT "agents_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."contacts" ADD CONSTRAINT "contacts_merged_into_id_contacts_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_activity" ADD CONSTRAINT "ticket_activity_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_activity" ADD CONSTRAINT "ticket_activity_actor_id_contacts_id_fk" FOREIGN KEY ("actor_id") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_assignments" ADD CONSTRAINT "ticket_assignments_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_assignments" ADD CONSTRAINT "ticket_assignments_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_assignments" ADD CONSTRAINT "ticket_assignments_assigned_by_contacts_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_assignments" ADD CONSTRAINT "ticket_assignments_unassigned_by_contacts_id_fk" FOREIGN KEY ("unassigned_by") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_views" ADD CONSTRAINT "ticket_views_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_views" ADD CONSTRAINT "ticket_views_viewer_id_contacts_id_fk" FOREIGN KEY ("viewer_id") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" ADD CONSTRAINT "tickets_requester_id_contacts_id_fk" FOREIGN KEY ("requester_id") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" ADD CONSTRAINT "tickets_assignee_id_agents_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."saved_views" ADD CONSTRAINT "saved_views_owner_id_agents_id_fk" FOREIGN KEY ("owner_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."saved_views" ADD CONSTRAINT "saved_views_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "fdm-helpdesk"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "fdm-helpdesk"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."team_members" ADD CONSTRAINT "team_members_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_desk" ON "fdm-helpdesk"."audit_events" USING btree ("type","seq") WHERE subject_id = 'desk' and type <> 'audit.sealed';--> statement-breakpoint
CREATE INDEX "audit_seals_sealed_in" ON "fdm-helpdesk"."audit_seals" USING btree ("sealed_in");--> statement-breakpoint
CREATE INDEX "mentioned_tickets_activity" ON "fdm-helpdesk"."mentioned_tickets" USING btree ("agent_id","last_message_at","ticket_id");--> statement-breakpoint
CREATE INDEX "mentioned_tickets_created" ON "fdm-helpdesk"."mentioned_tickets" USING btree ("agent_id","ticket_created_at","ticket_id");--> statement-breakpoint
CREATE INDEX "mentioned_tickets_priority" ON "fdm-helpdesk"."mentioned_tickets" USING btree ("agent_id","priority_rank","last_message_at","ticket_id");--> statement-breakpoint
CREATE INDEX "mentions_agent" ON "fdm-helpdesk"."mentions" USING btree ("agent_id","ticket_id");--> statement-breakpoint
CREATE INDEX "mentions_unseen" ON "fdm-helpdesk"."mentions" USING btree ("agent_id") WHERE seen_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_form_key" ON "fdm-helpdesk"."messages" USING btree ("ticket_id","form_key") WHERE form_key is not null;--> statement-breakpoint
CREATE INDEX "reply_drafts_agent" ON "fdm-helpdesk"."reply_drafts" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "saved_replies_owner" ON "fdm-helpdesk"."saved_replies" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name_key" ON "fdm-helpdesk"."tags" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "ticket_tags_map_activity" ON "fdm-helpdesk"."ticket_tags_map" USING btree ("tag_id","is_active","last_message_at","ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_tags_map_created" ON "fdm-helpdesk"."ticket_tags_map" USING btree ("tag_id","is_active","ticket_created_at","ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_tags_map_priority" ON "fdm-helpdesk"."ticket_tags_map" USING btree ("tag_id","is_active","priority_rank","last_message_at","ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_exports_agent" ON "fdm-helpdesk"."ticket_exports" USING btree ("requested_by","created_at");--> statement-breakpoint
CREATE INDEX "ticket_exports_state" ON "fdm-helpdesk"."ticket_exports" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "limits_full_until" ON "fdm-helpdesk"."limits" USING btree ("full_until");--> statement-breakpoint
CREATE UNIQUE INDEX "agents_contact_key" ON "fdm-helpdesk"."agents" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_principal_key" ON "fdm-helpdesk"."contacts" USING btree ("principal_id") WHERE principal_id is not null;--> statement-breakpoint
CREATE INDEX "contacts_email" ON "fdm-helpdesk"."contacts" USING btree ("email");--> statement-breakpoint
CREATE INDEX "search_synonyms_keys" ON "fdm-helpdesk"."search_synonyms" USING gin ("keys");--> statement-breakpoint
CREATE INDEX "search_words_grams" ON "fdm-helpdesk"."search_words" USING gin ("grams") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "ticket_search_doc" ON "fdm-helpdesk"."ticket_search" USING gin ("doc") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "ticket_search_recent" ON "fdm-helpdesk"."ticket_search" USING btree ("last_message_at","ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_search_requester" ON "fdm-helpdesk"."ticket_search" USING btree ("requester_id","last_message_at","ticket_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_assignments_one_primary" ON "fdm-helpdesk"."ticket_assignments" USING btree ("ticket_id") WHERE is_primary and unassigned_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_assignments_one_seat" ON "fdm-helpdesk"."ticket_assignments" USING btree ("ticket_id","agent_id") WHERE unassigned_at is null;--> statement-breakpoint
CREATE INDEX "ticket_assignments_ticket" ON "fdm-helpdesk"."ticket_assignments" USING btree ("ticket_id","id");--> statement-breakpoint
CREATE INDEX "ticket_assignments_agent" ON "fdm-helpdesk"."ticket_assignments" USING btree ("agent_id") WHERE unassigned_at is null;--> statement-breakpoint
CREATE INDEX "ticket_assignments_additional" ON "fdm-helpdesk"."ticket_assignments" USING btree ("agent_id","ticket_id") WHERE unassigned_at is null and not is_primary and is_active;--> statement-breakpoint
CREATE INDEX "ticket_views_viewer" ON "fdm-helpdesk"."ticket_views" USING btree ("viewer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_ref_key" ON "fdm-helpdesk"."tickets" USING btree ("ref");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_form_key" ON "fdm-helpdesk"."tickets" USING btree ("requester_id","form_key") WHERE form_key is not null;--> statement-breakpoint
CREATE INDEX "tickets_requester" ON "fdm-helpdesk"."tickets" USING btree ("requester_id","last_message_at","id");--> statement-breakpoint
CREATE INDEX "tickets_farm" ON "fdm-helpdesk"."tickets" USING btree ("farm_id","last_message_at","id") WHERE farm_id is not null;--> statement-breakpoint
CREATE INDEX "tickets_activity" ON "fdm-helpdesk"."tickets" USING btree ("is_active","last_message_at","id");--> statement-breakpoint
CREATE INDEX "tickets_created" ON "fdm-helpdesk"."tickets" USING btree ("is_active","created_at","id");--> statement-breakpoint
CREATE INDEX "tickets_priority" ON "fdm-helpdesk"."tickets" USING btree ("is_active","priority_rank","last_message_at","id");--> statement-breakpoint
CREATE INDEX "tickets_assignee_activity" ON "fdm-helpdesk"."tickets" USING btree ("assignee_id","is_active","last_message_at","id");--> statement-breakpoint
CREATE INDEX "tickets_assignee_created" ON "fdm-helpdesk"."tickets" USING btree ("assignee_id","is_active","created_at","id");--> statement-breakpoint
CREATE INDEX "tickets_assignee_priority" ON "fdm-helpdesk"."tickets" USING btree ("assignee_id","is_active","priority_rank","last_message_at","id");--> statement-breakpoint
CREATE INDEX "tickets_unassigned_activity" ON "fdm-helpdesk"."tickets" USING btree ("is_active","last_message_at","id") WHERE assignee_id is null;--> statement-breakpoint
CREATE INDEX "tickets_unassigned_created" ON "fdm-helpdesk"."tickets" USING btree ("is_active","created_at","id") WHERE assignee_id is null;--> statement-breakpoint
CREATE INDEX "tickets_unassigned_priority" ON "fdm-helpdesk"."tickets" USING btree ("is_active","priority_rank","last_message_at","id") WHERE assignee_id is null;--> statement-breakpoint
CREATE INDEX "tickets_category_activity" ON "fdm-helpdesk"."tickets" USING btree ("status_category","last_message_at","id") WHERE is_active;--> statement-breakpoint
CREATE INDEX "tickets_team" ON "fdm-helpdesk"."tickets" USING btree ("is_active","team_order","last_message_at","id");--> statement-breakpoint
CREATE INDEX "saved_views_owner" ON "fdm-helpdesk"."saved_views" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "saved_views_team" ON "fdm-helpdesk"."saved_views" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "team_members_agent" ON "fdm-helpdesk"."team_members" USING btree ("agent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name_key" ON "fdm-helpdesk"."teams" USING btree (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "work_subject" ON "fdm-helpdesk"."work" USING btree ("kind","subject") WHERE subject is not null;--> statement-breakpoint
CREATE INDEX "work_due" ON "fdm-helpdesk"."work" USING btree ("kind","due_at","id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "work_failed" ON "fdm-helpdesk"."work" USING btree ("ticket_id") WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX "work_kept_back" ON "fdm-helpdesk"."work" USING btree ("ticket_id") WHERE status = 'done' and last_error is not null;--> statement-breakpoint
CREATE INDEX "work_done" ON "fdm-helpdesk"."work" USING btree ("kind","done_at") WHERE status = 'done' and last_error is null;--> statement-breakpoint
CREATE INDEX "work_set_aside" ON "fdm-helpdesk"."work" USING btree ("set_aside_at") WHERE set_aside_at is not null;