CREATE TABLE "local_changes" (
	"seq" integer PRIMARY KEY NOT NULL,
	"operation_id" text NOT NULL,
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	"data" text NOT NULL
) STRICT;
CREATE INDEX "local_changes_operation" ON "local_changes" ("operation_id","seq");
CREATE TABLE "phone_calls" (
	"rid" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"line_id" text NOT NULL,
	"direction" text NOT NULL,
	"number" text NOT NULL,
	"digits" text,
	"national" text,
	"tail" text,
	"remote_name" text DEFAULT '' NOT NULL,
	"remote_fold" text DEFAULT '' NOT NULL,
	"partner_id" text,
	"contact_id" text,
	"interaction_id" text,
	"started_at" integer NOT NULL,
	"answered_at" integer,
	"ended_at" integer,
	"result" text,
	"reason" text DEFAULT '' NOT NULL,
	"outcome" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"next_id" text,
	"is_missed" integer DEFAULT false NOT NULL,
	"is_seen" integer DEFAULT false NOT NULL,
	"known_at" integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX "phone_calls_id_unique" ON "phone_calls" ("id");
CREATE INDEX "phone_calls_started" ON "phone_calls" ("started_at","rid");
CREATE INDEX "phone_calls_direction" ON "phone_calls" ("direction","started_at","rid");
CREATE INDEX "phone_calls_partner" ON "phone_calls" ("partner_id","started_at","rid");
CREATE INDEX "phone_calls_contact" ON "phone_calls" ("contact_id") WHERE contact_id IS NOT NULL;
CREATE INDEX "phone_calls_digits" ON "phone_calls" ("digits");
CREATE INDEX "phone_calls_national" ON "phone_calls" ("national");
CREATE INDEX "phone_calls_tail" ON "phone_calls" ("tail");
CREATE INDEX "phone_calls_remote" ON "phone_calls" ("remote_fold") WHERE remote_fold <> '';
CREATE INDEX "phone_calls_missed" ON "phone_calls" ("started_at","rid") WHERE is_missed = 1;
CREATE INDEX "phone_calls_unseen" ON "phone_calls" ("is_seen") WHERE is_missed = 1;
CREATE INDEX "phone_calls_open" ON "phone_calls" ("rid") WHERE ended_at IS NULL;