CREATE TABLE "task_history" (
	"id" text PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"user_id" text NOT NULL,
	"move" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"at" integer NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "task_history_task" ON "task_history" ("task_id","at","id");
CREATE TABLE "task_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	"done_at" integer,
	"done_by" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "task_steps_task" ON "task_steps" ("task_id","position","id");
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"author_id" text NOT NULL,
	"people_ids" text NOT NULL,
	"department" text DEFAULT '' NOT NULL,
	"partner_id" text,
	"document_id" text,
	"task_id" text,
	"reply_to_id" text,
	"body" text NOT NULL,
	"search_text" text NOT NULL,
	"sent_at" integer NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "messages_sent" ON "messages" ("sent_at","id");
CREATE INDEX "messages_task" ON "messages" ("task_id","sent_at","id") WHERE task_id IS NOT NULL;
CREATE INDEX "messages_partner" ON "messages" ("partner_id","sent_at","id") WHERE partner_id IS NOT NULL;
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"kind" text NOT NULL,
	"task_id" text,
	"message_id" text,
	"text" text NOT NULL,
	"at" integer NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "notices_user" ON "notices" ("user_id","at","id");
CREATE TABLE "read_marks" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"of_id" text NOT NULL,
	"read_at" integer NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "read_marks_of" ON "read_marks" ("of_id","user_id");
ALTER TABLE "tasks" ADD "document_id" text;
ALTER TABLE "tasks" ADD "stage" text DEFAULT 'accepted' NOT NULL;
ALTER TABLE "tasks" ADD "helper_ids" text DEFAULT '[]' NOT NULL;
ALTER TABLE "tasks" ADD "watcher_ids" text DEFAULT '[]' NOT NULL;
ALTER TABLE "tasks" ADD "start_at" integer;
ALTER TABLE "tasks" ADD "start_on" text;
ALTER TABLE "tasks" ADD "repeat_rule" text DEFAULT '' NOT NULL;
CREATE INDEX "tasks_given_at" ON "tasks" ("giver_id","status","due_at","id") WHERE giver_id <> owner_id AND due_at IS NOT NULL;
CREATE INDEX "tasks_given_on" ON "tasks" ("giver_id","status","due_on","id") WHERE giver_id <> owner_id AND due_on IS NOT NULL;
CREATE INDEX "tasks_given_undated" ON "tasks" ("giver_id","status","created_at","id") WHERE giver_id <> owner_id AND due_at IS NULL AND due_on IS NULL;
CREATE INDEX "tasks_helped_at" ON "tasks" ("status","due_at","id") WHERE helper_ids <> '[]' AND due_at IS NOT NULL;
CREATE INDEX "tasks_helped_on" ON "tasks" ("status","due_on","id") WHERE helper_ids <> '[]' AND due_on IS NOT NULL;
CREATE INDEX "tasks_helped_undated" ON "tasks" ("status","created_at","id") WHERE helper_ids <> '[]' AND due_at IS NULL AND due_on IS NULL;
CREATE INDEX "tasks_watched_at" ON "tasks" ("status","due_at","id") WHERE watcher_ids <> '[]' AND due_at IS NOT NULL;
CREATE INDEX "tasks_watched_on" ON "tasks" ("status","due_on","id") WHERE watcher_ids <> '[]' AND due_on IS NOT NULL;
CREATE INDEX "tasks_watched_undated" ON "tasks" ("status","created_at","id") WHERE watcher_ids <> '[]' AND due_at IS NULL AND due_on IS NULL;