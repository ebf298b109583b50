CREATE TABLE "dial_session_items" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"place" integer NOT NULL,
	"partner_id" text NOT NULL,
	"contact_id" text,
	"event_id" text NOT NULL,
	"event_source" text NOT NULL,
	"is_call_back" integer DEFAULT false NOT NULL,
	"time_zone" text NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"again_at" integer,
	"call_id" text,
	"called_at" integer
) STRICT;
CREATE INDEX "dial_session_items_order" ON "dial_session_items" ("session_id","status","place");
CREATE INDEX "dial_session_items_called" ON "dial_session_items" ("session_id","called_at") WHERE called_at IS NOT NULL;
CREATE INDEX "dial_session_items_event" ON "dial_session_items" ("event_id");
CREATE INDEX "dial_session_items_call" ON "dial_session_items" ("call_id") WHERE call_id IS NOT NULL;
CREATE TABLE "dial_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" integer NOT NULL,
	"ended_at" integer,
	"is_closed" integer DEFAULT false NOT NULL,
	"running_by" text DEFAULT '' NOT NULL,
	"running_since" integer,
	"active_ms" integer DEFAULT 0 NOT NULL,
	"pause_reason" text DEFAULT '' NOT NULL,
	"current_id" text
) STRICT;
