ALTER TABLE "fdm-helpdesk"."tickets" ADD COLUMN "team_id" text collate "C";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" ADD COLUMN "team_order" text collate "C" GENERATED ALWAYS AS (coalesce(team_id, '')) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "tickets_team" ON "fdm-helpdesk"."tickets" USING btree ("is_active","team_order","last_message_at","id");