CREATE TABLE "departments" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"parent_id" text,
	"head_id" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE TABLE "directory_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "directory_entries_kind" ON "directory_entries" ("kind","position");
ALTER TABLE "users" ADD "post" text DEFAULT '' NOT NULL;