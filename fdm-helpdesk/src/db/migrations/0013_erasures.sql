CREATE TABLE "fdm-helpdesk"."erasures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fdm-helpdesk"."erasures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"begun_in" text NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" ADD COLUMN "erasure_id" bigint;--> statement-breakpoint
ALTER TABLE "fdm-helpdesk"."tickets" DROP COLUMN "erased_at";