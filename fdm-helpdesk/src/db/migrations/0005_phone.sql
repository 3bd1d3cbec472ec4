ALTER TABLE "fdm-helpdesk"."messages" DROP CONSTRAINT "messages_channel";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" DROP CONSTRAINT "tickets_channel";--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."messages" ADD CONSTRAINT "messages_channel" CHECK (channel in ('web', 'email', 'phone', 'api'));--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" ADD CONSTRAINT "tickets_channel" CHECK (channel in ('web', 'email', 'phone', 'api'));