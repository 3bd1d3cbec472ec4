ALTER TABLE "fdm-helpdesk"."ticket_exports" RENAME COLUMN "leased_until" TO "claimed_until";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_exports" ADD COLUMN "begun" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_exports" ADD COLUMN "set_aside_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."outbox" ADD COLUMN "begun" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."outbox" ADD COLUMN "set_aside_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_search_queue" ADD COLUMN "claimed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_search_queue" ADD COLUMN "begun" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_search_queue" ADD COLUMN "set_aside_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "ticket_exports_set_aside" ON "fdm-helpdesk"."ticket_exports" USING btree ("set_aside_at") WHERE set_aside_at is not null;--> statement-breakpoint
CREATE INDEX "outbox_set_aside" ON "fdm-helpdesk"."outbox" USING btree ("set_aside_at") WHERE set_aside_at is not null;--> statement-breakpoint
CREATE INDEX "ticket_search_queue_set_aside" ON "fdm-helpdesk"."ticket_search_queue" USING btree ("set_aside_at") WHERE set_aside_at is not null;