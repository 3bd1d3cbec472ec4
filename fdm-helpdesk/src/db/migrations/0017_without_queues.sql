ALTER TABLE "fdm-helpdesk"."outbox" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_search_queue" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "fdm-helpdesk"."outbox" CASCADE;--> statement-breakpoint
DROP TABLE "fdm-helpdesk"."ticket_search_queue" CASCADE;--> statement-breakpoint
DROP INDEX "fdm-helpdesk"."ticket_exports_set_aside";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_exports" DROP COLUMN "claimed_until";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_exports" DROP COLUMN "begun";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_exports" DROP COLUMN "set_aside_at";