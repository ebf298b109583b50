CREATE TABLE "event_days" (
	"day" text PRIMARY KEY NOT NULL,
	"open" integer NOT NULL,
	"done" integer NOT NULL
) STRICT;
CREATE INDEX "event_days_open" ON "event_days" ("day","open") WHERE open > 0;
CREATE INDEX "event_days_empty" ON "event_days" ("open") WHERE open = 0 AND done = 0;
CREATE TABLE "event_quarters" (
	"quarter" integer PRIMARY KEY NOT NULL,
	"open" integer NOT NULL,
	"done" integer NOT NULL
) STRICT;
CREATE INDEX "event_quarters_open" ON "event_quarters" ("quarter","open") WHERE open > 0;
CREATE INDEX "event_quarters_empty" ON "event_quarters" ("open") WHERE open = 0 AND done = 0;
DROP INDEX "interactions_planned_at";
DROP INDEX "interactions_planned_on";
DROP INDEX "interactions_open_at";
DROP INDEX "interactions_open_on";
CREATE INDEX "interactions_planned_at" ON "interactions" ("owner_id","planned_at","status","deleted_at","partner_id","id") WHERE planned_at IS NOT NULL;
CREATE INDEX "interactions_planned_on" ON "interactions" ("owner_id","planned_on","status","deleted_at","partner_id","id") WHERE planned_on IS NOT NULL;
CREATE INDEX "interactions_open_at" ON "interactions" ("owner_id","planned_at","deleted_at","partner_id","id") WHERE status = 'planned' AND planned_at IS NOT NULL;
CREATE INDEX "interactions_open_on" ON "interactions" ("owner_id","planned_on","deleted_at","partner_id","id") WHERE status = 'planned' AND planned_on IS NOT NULL;
DROP INDEX "tasks_due_at";
DROP INDEX "tasks_due_on";
DROP INDEX "tasks_open_at";
DROP INDEX "tasks_open_on";
CREATE INDEX "tasks_due_at" ON "tasks" ("owner_id","due_at","status","is_private","deleted_at","partner_id","id") WHERE due_at IS NOT NULL;
CREATE INDEX "tasks_due_on" ON "tasks" ("owner_id","due_on","status","is_private","deleted_at","partner_id","id") WHERE due_on IS NOT NULL;
CREATE INDEX "tasks_open_at" ON "tasks" ("owner_id","due_at","is_private","deleted_at","partner_id","id") WHERE status = 'open' AND due_at IS NOT NULL;
CREATE INDEX "tasks_open_on" ON "tasks" ("owner_id","due_on","is_private","deleted_at","partner_id","id") WHERE status = 'open' AND due_on IS NOT NULL;
CREATE INDEX "partners_deleted" ON "partners" ("id") WHERE deleted_at IS NOT NULL;