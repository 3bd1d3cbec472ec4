ALTER TABLE "fdm-helpdesk"."messages" DROP CONSTRAINT "messages_author_type";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_activity" DROP CONSTRAINT "ticket_activity_actor_type";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" DROP CONSTRAINT "tickets_last_message_by";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD COLUMN "author_name" text;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD CONSTRAINT "messages_author_name" CHECK ((author_name is not null) = (author_type = 'service'));--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD CONSTRAINT "messages_author_type" CHECK (author_type in ('requester', 'agent', 'service', 'system'));--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."ticket_activity" ADD CONSTRAINT "ticket_activity_actor_type" CHECK (actor_type in ('requester', 'agent', 'service', 'system'));--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" ADD CONSTRAINT "tickets_last_message_by" CHECK (last_message_by in ('requester', 'agent', 'service', 'system'));