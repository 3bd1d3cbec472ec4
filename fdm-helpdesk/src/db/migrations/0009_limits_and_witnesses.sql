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
CREATE TABLE "fdm-helpdesk"."limits" (
	"key" text PRIMARY KEY NOT NULL,
	"full_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."audit_events" ALTER COLUMN "subject_id" SET DATA TYPE text collate "C";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."audit_heads" ALTER COLUMN "subject_id" SET DATA TYPE text collate "C";--> statement-breakpoint
CREATE INDEX "audit_seals_sealed_in" ON "fdm-helpdesk"."audit_seals" USING btree ("sealed_in");--> statement-breakpoint
CREATE INDEX "audit_events_desk" ON "fdm-helpdesk"."audit_events" USING btree ("type","seq") WHERE subject_id = 'desk' and type <> 'audit.sealed';--> statement-breakpoint
CREATE INDEX "outbox_kept_back" ON "fdm-helpdesk"."outbox" USING btree ("ticket_id") WHERE status = 'sent' and last_error is not null;