CREATE TABLE "event_series" (
	"id" text PRIMARY KEY NOT NULL,
	"partner_id" text NOT NULL,
	"contact_id" text,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"content" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"importance" text DEFAULT 'normal' NOT NULL,
	"owner_id" text NOT NULL,
	"author_id" text NOT NULL,
	"duration_min" integer,
	"reminder_min" integer,
	"rule" text NOT NULL,
	"time_zone" text NOT NULL,
	"start_on" text NOT NULL,
	"start_minute" integer,
	"until_on" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "event_series_owner" ON "event_series" ("owner_id") WHERE deleted_at IS NULL;
CREATE TABLE "reminder_marks" (
	"id" text PRIMARY KEY NOT NULL,
	"remind_at" integer NOT NULL,
	"announced_at" integer NOT NULL
) STRICT;
ALTER TABLE "interactions" ADD "series_id" text;
ALTER TABLE "interactions" ADD "occurrence_on" text;
ALTER TABLE "interactions" ADD "reminder_min" integer;
ALTER TABLE "interactions" ADD "remind_at" integer;
CREATE INDEX "interactions_series" ON "interactions" ("series_id","occurrence_on") WHERE series_id IS NOT NULL;
CREATE INDEX "interactions_remind" ON "interactions" ("owner_id","remind_at","id") WHERE remind_at IS NOT NULL AND status = 'planned' AND deleted_at IS NULL;
ALTER TABLE "tasks" ADD "reminder_min" integer;
ALTER TABLE "tasks" ADD "remind_at" integer;
CREATE INDEX "tasks_remind" ON "tasks" ("owner_id","remind_at","id") WHERE remind_at IS NOT NULL AND status = 'open' AND deleted_at IS NULL;