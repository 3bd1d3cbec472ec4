ALTER TABLE "fdm-helpdesk"."tickets" DROP COLUMN "attachment_count";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" DROP COLUMN "next_due_at";