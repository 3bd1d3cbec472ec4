CREATE TABLE "fdm-authn"."attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"again_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "attempts_last_at_idx" ON "fdm-authn"."attempts" USING btree ("last_at");