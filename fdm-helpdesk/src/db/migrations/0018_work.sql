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
CREATE UNIQUE INDEX "work_subject" ON "fdm-helpdesk"."work" USING btree ("kind","subject") WHERE subject is not null;--> statement-breakpoint
CREATE INDEX "work_due" ON "fdm-helpdesk"."work" USING btree ("kind","due_at","id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "work_failed" ON "fdm-helpdesk"."work" USING btree ("ticket_id") WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX "work_kept_back" ON "fdm-helpdesk"."work" USING btree ("ticket_id") WHERE status = 'done' and last_error is not null;--> statement-breakpoint
CREATE INDEX "work_done" ON "fdm-helpdesk"."work" USING btree ("kind","done_at") WHERE status = 'done' and last_error is null;--> statement-breakpoint
CREATE INDEX "work_set_aside" ON "fdm-helpdesk"."work" USING btree ("set_aside_at") WHERE set_aside_at is not null;