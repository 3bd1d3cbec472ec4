ALTER TABLE "fdm-helpdesk"."tickets" ADD COLUMN "tag_ids" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Tickets that were tagged before take over what the map says.
UPDATE "fdm-helpdesk"."tickets" SET "tag_ids" = "tagged"."tag_ids" FROM (
  SELECT "ticket_id", array_agg("tag_id" ORDER BY "created_at", "tag_id") AS "tag_ids" FROM "fdm-helpdesk"."ticket_tags_map" GROUP BY "ticket_id"
) AS "tagged" WHERE "tickets"."id" = "tagged"."ticket_id";
--> statement-breakpoint
CREATE INDEX "tickets_tags" ON "fdm-helpdesk"."tickets" USING gin ("tag_ids") WITH (fastupdate=false);