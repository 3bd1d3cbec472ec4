CREATE SCHEMA "fdm-helpdesk";
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."audit_events" (
	"subject_id" text NOT NULL,
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
	CONSTRAINT "ticket_tags_map_pkey" PRIMARY KEY("ticket_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."workflows" (
	"id" text PRIMARY KEY NOT NULL,
	"definition" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."outbox" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"ticket_id" text collate "C",
	"payload" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"dedupe_key" text,
	"provider_id" text,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_kind" CHECK (kind in ('mail', 'triage')),
	CONSTRAINT "outbox_status" CHECK (status in ('pending', 'sent', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."agents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"contact_id" text collate "C" NOT NULL,
	"role" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agents_role" CHECK (role in ('agent', 'team_lead', 'manager', 'admin'))
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
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contacts_locale" CHECK (locale in ('nl', 'en')),
	CONSTRAINT "contacts_principal_not_empty" CHECK (principal_id <> '')
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."messages" (
	"id" text collate "C" NOT NULL,
	"ticket_id" text collate "C" NOT NULL,
	"author_type" text NOT NULL,
	"author_id" text collate "C",
	"visibility" text NOT NULL,
	"body" text NOT NULL,
	"channel" text NOT NULL,
	"form_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "messages_pkey" PRIMARY KEY("ticket_id","id"),
	CONSTRAINT "messages_author_type" CHECK (author_type in ('requester', 'agent', 'system')),
	CONSTRAINT "messages_visibility" CHECK (visibility in ('public', 'internal')),
	CONSTRAINT "messages_notes_are_staffs" CHECK (visibility = 'public' or author_type <> 'requester'),
	CONSTRAINT "messages_channel" CHECK (channel in ('web', 'email', 'api'))
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
	CONSTRAINT "ticket_activity_actor_type" CHECK (actor_type in ('requester', 'agent', 'system'))
);
--> statement-breakpoint
CREATE TABLE "fdm-helpdesk"."ticket_assignments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"ticket_id" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"is_primary" boolean NOT NULL,
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
	"priority_source" text NOT NULL,
	"channel" text NOT NULL,
	"requester_id" text collate "C" NOT NULL,
	"farm_id" text,
	"farm_name" text,
	"assignee_id" text collate "C",
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
	"audit_seq" integer DEFAULT 0 NOT NULL,
	"audit_hash" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tickets_category" CHECK (status_category in ('new', 'active', 'scheduled', 'waiting', 'resolved', 'closed')),
	CONSTRAINT "tickets_priority" CHECK (priority in ('low', 'normal', 'high', 'urgent')),
	CONSTRAINT "tickets_channel" CHECK (channel in ('web', 'email', 'api')),
	CONSTRAINT "tickets_subject_source" CHECK (subject_source in ('fallback', 'triage', 'person')),
	CONSTRAINT "tickets_priority_source" CHECK (priority_source in ('fallback', 'triage', 'person')),
	CONSTRAINT "tickets_last_message_by" CHECK (last_message_by in ('requester', 'agent', 'system')),
	CONSTRAINT "tickets_subject_length" CHECK (length(subject) between 1 and 200)
);
--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."saved_replies" ADD CONSTRAINT "saved_replies_owner_id_agents_id_fk" FOREIGN KEY ("owner_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_tags_map" ADD CONSTRAINT "ticket_tags_map_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_tags_map" ADD CONSTRAINT "ticket_tags_map_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "fdm-helpdesk"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."outbox" ADD CONSTRAINT "outbox_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."agents" ADD CONSTRAINT "agents_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD CONSTRAINT "messages_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD CONSTRAINT "messages_author_id_contacts_id_fk" FOREIGN KEY ("author_id") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "saved_replies_owner" ON "fdm-helpdesk"."saved_replies" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name_key" ON "fdm-helpdesk"."tags" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "ticket_tags_map_tag" ON "fdm-helpdesk"."ticket_tags_map" USING btree ("tag_id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "fdm-helpdesk"."outbox" USING btree ("kind","due_at","id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_failed" ON "fdm-helpdesk"."outbox" USING btree ("ticket_id") WHERE status = 'failed';--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_dedupe_key" ON "fdm-helpdesk"."outbox" USING btree ("dedupe_key") WHERE dedupe_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "agents_contact_key" ON "fdm-helpdesk"."agents" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_principal_key" ON "fdm-helpdesk"."contacts" USING btree ("principal_id") WHERE principal_id is not null;--> statement-breakpoint
CREATE INDEX "contacts_email" ON "fdm-helpdesk"."contacts" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_form_key" ON "fdm-helpdesk"."messages" USING btree ("ticket_id","form_key") WHERE form_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_assignments_one_primary" ON "fdm-helpdesk"."ticket_assignments" USING btree ("ticket_id") WHERE is_primary and unassigned_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_assignments_one_seat" ON "fdm-helpdesk"."ticket_assignments" USING btree ("ticket_id","agent_id") WHERE unassigned_at is null;--> statement-breakpoint
CREATE INDEX "ticket_assignments_agent" ON "fdm-helpdesk"."ticket_assignments" USING btree ("agent_id") WHERE unassigned_at is null;--> statement-breakpoint
CREATE INDEX "ticket_views_viewer" ON "fdm-helpdesk"."ticket_views" USING btree ("viewer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_ref_key" ON "fdm-helpdesk"."tickets" USING btree ("ref");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_form_key" ON "fdm-helpdesk"."tickets" USING btree ("requester_id","form_key") WHERE form_key is not null;--> statement-breakpoint
CREATE INDEX "tickets_requester" ON "fdm-helpdesk"."tickets" USING btree ("requester_id","last_message_at","id");--> statement-breakpoint
CREATE INDEX "tickets_recent" ON "fdm-helpdesk"."tickets" USING btree ("last_message_at","id");--> statement-breakpoint
CREATE INDEX "tickets_active" ON "fdm-helpdesk"."tickets" USING btree ("last_message_at","id") WHERE is_active;--> statement-breakpoint
CREATE INDEX "tickets_unassigned" ON "fdm-helpdesk"."tickets" USING btree ("last_message_at","id") WHERE is_active and assignee_id is null;--> statement-breakpoint
CREATE INDEX "tickets_assignee" ON "fdm-helpdesk"."tickets" USING btree ("assignee_id","last_message_at","id") WHERE is_active;