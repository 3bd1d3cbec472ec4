CREATE INDEX "ticket_assignments_ticket" ON "fdm-helpdesk"."ticket_assignments" USING btree ("ticket_id","id");
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
ALTER TABLE "fdm-helpdesk"."mentioned_tickets" ADD CONSTRAINT "mentioned_tickets_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "fdm-helpdesk"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."mentioned_tickets" ADD CONSTRAINT "mentioned_tickets_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "fdm-helpdesk"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mentioned_tickets_activity" ON "fdm-helpdesk"."mentioned_tickets" USING btree ("agent_id","last_message_at","ticket_id");--> statement-breakpoint
CREATE INDEX "mentioned_tickets_created" ON "fdm-helpdesk"."mentioned_tickets" USING btree ("agent_id","ticket_created_at","ticket_id");--> statement-breakpoint
CREATE INDEX "mentioned_tickets_priority" ON "fdm-helpdesk"."mentioned_tickets" USING btree ("agent_id","priority_rank","last_message_at","ticket_id");
--> statement-breakpoint
INSERT INTO "fdm-helpdesk"."mentioned_tickets" ("ticket_id", "agent_id", "ticket_created_at", "last_message_at", "priority_rank")
  SELECT DISTINCT "one"."id", "called"."agent_id", "one"."created_at", "one"."last_message_at", "one"."priority_rank"
  FROM "fdm-helpdesk"."mentions" "called" JOIN "fdm-helpdesk"."tickets" "one" ON "one"."id" = "called"."ticket_id";
--> statement-breakpoint
CREATE FUNCTION "fdm-helpdesk"."keep_mentioned"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "fdm-helpdesk"."mentioned_tickets" ("ticket_id", "agent_id", "ticket_created_at", "last_message_at", "priority_rank")
      SELECT "id", NEW."agent_id", "created_at", "last_message_at", "priority_rank"
      FROM "fdm-helpdesk"."tickets" WHERE "id" = NEW."ticket_id"
      ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM "fdm-helpdesk"."mentioned_tickets" WHERE "ticket_id" = OLD."ticket_id" AND "agent_id" = OLD."agent_id"
      AND NOT EXISTS (SELECT FROM "fdm-helpdesk"."mentions" "other"
        WHERE "other"."ticket_id" = OLD."ticket_id" AND "other"."agent_id" = OLD."agent_id");
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "mentions_keep_mentioned" AFTER INSERT OR DELETE ON "fdm-helpdesk"."mentions" FOR EACH ROW
  EXECUTE FUNCTION "fdm-helpdesk"."keep_mentioned"();
--> statement-breakpoint
CREATE FUNCTION "fdm-helpdesk"."mirror_mentioned"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "fdm-helpdesk"."mentioned_tickets" SET "last_message_at" = NEW."last_message_at", "priority_rank" = NEW."priority_rank"
    WHERE "ticket_id" = NEW."id";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "tickets_mirror_mentioned" AFTER UPDATE ON "fdm-helpdesk"."tickets" FOR EACH ROW
  WHEN (OLD."priority_rank" <> NEW."priority_rank" OR OLD."last_message_at" <> NEW."last_message_at")
  EXECUTE FUNCTION "fdm-helpdesk"."mirror_mentioned"();
