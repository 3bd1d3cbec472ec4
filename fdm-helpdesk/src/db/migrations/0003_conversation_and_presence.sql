CREATE TABLE "fdm-helpdesk"."audit_heads" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"audit_seq" integer NOT NULL,
	"audit_hash" text NOT NULL
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
ALTER TABLE "fdm-helpdesk"."agents" ADD COLUMN "granted_by" text DEFAULT 'desk' NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."contacts" ADD COLUMN "merged_into_id" text collate "C";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."contacts" ADD COLUMN "anonymized_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD COLUMN "deleted_by" text collate "C";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD COLUMN "redacted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_views" ADD COLUMN "present_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_views" ADD COLUMN "is_typing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" ADD COLUMN "priority_rank" smallint GENERATED ALWAYS AS (case priority when 'urgent' then 4 when 'high' then 3 when 'normal' then 2 else 1 end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" ADD COLUMN "message_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."mentions" ADD CONSTRAINT "mentions_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."mentions" ADD CONSTRAINT "mentions_message" FOREIGN KEY ("ticket_id","message_id") REFERENCES "fdm-helpdesk"."messages"("ticket_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."message_edits" ADD CONSTRAINT "message_edits_edited_by_contacts_id_fk" FOREIGN KEY ("edited_by") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."message_edits" ADD CONSTRAINT "message_edits_message" FOREIGN KEY ("ticket_id","message_id") REFERENCES "fdm-helpdesk"."messages"("ticket_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."reply_drafts" ADD CONSTRAINT "reply_drafts_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."reply_drafts" ADD CONSTRAINT "reply_drafts_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mentions_agent" ON "fdm-helpdesk"."mentions" USING btree ("agent_id","ticket_id");--> statement-breakpoint
CREATE INDEX "mentions_unseen" ON "fdm-helpdesk"."mentions" USING btree ("agent_id") WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX "reply_drafts_agent" ON "fdm-helpdesk"."reply_drafts" USING btree ("agent_id");--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."contacts" ADD CONSTRAINT "contacts_merged_into_id_contacts_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD CONSTRAINT "messages_deleted_by_contacts_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "fdm-helpdesk"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tickets_created" ON "fdm-helpdesk"."tickets" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "tickets_active_created" ON "fdm-helpdesk"."tickets" USING btree ("created_at","id") WHERE is_active;--> statement-breakpoint
CREATE INDEX "tickets_active_priority" ON "fdm-helpdesk"."tickets" USING btree ("priority_rank","last_message_at","id") WHERE is_active;--> statement-breakpoint
CREATE INDEX "tickets_farm" ON "fdm-helpdesk"."tickets" USING btree ("farm_id","last_message_at","id") WHERE farm_id is not null;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."agents" ADD CONSTRAINT "agents_granted_by" CHECK (granted_by in ('desk', 'host'));--> statement-breakpoint
-- Chains of agents that were begun before get the head that they end at.
INSERT INTO "fdm-helpdesk"."audit_heads" ("subject_id", "audit_seq", "audit_hash")
  SELECT DISTINCT ON ("subject_id") "subject_id", "seq", "hash" FROM "fdm-helpdesk"."audit_events"
  WHERE "subject_id" LIKE 'agt\_%' ORDER BY "subject_id", "seq" DESC;
