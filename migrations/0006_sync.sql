CREATE TABLE "sync_ahead" (
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	"seq" integer NOT NULL,
	PRIMARY KEY("table_name", "row_id")
) STRICT;
CREATE INDEX "sync_ahead_seq" ON "sync_ahead" ("seq");
CREATE TABLE "sync_blobs" (
	"hash" text PRIMARY KEY NOT NULL,
	"direction" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"done_bytes" integer NOT NULL,
	"attempts" integer NOT NULL,
	"reason" text NOT NULL,
	"at" integer NOT NULL
) STRICT;
CREATE TABLE "sync_conflicts" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"n" integer NOT NULL,
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	"column" text NOT NULL,
	"base" text NOT NULL,
	"mine" text NOT NULL,
	"theirs" text NOT NULL,
	"winner" text NOT NULL,
	"mine_user" text NOT NULL,
	"theirs_user" text NOT NULL,
	"at" integer NOT NULL,
	"state" text NOT NULL
) STRICT;
CREATE INDEX "sync_conflicts_open" ON "sync_conflicts" ("state","at");
CREATE TABLE "sync_duplicates" (
	"partner_id" text NOT NULL,
	"other_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" integer NOT NULL,
	"state" text NOT NULL,
	PRIMARY KEY("partner_id", "other_id")
) STRICT;
CREATE INDEX "sync_duplicates_open" ON "sync_duplicates" ("state","at");
CREATE TABLE "sync_marks" (
	"seq" integer PRIMARY KEY NOT NULL,
	"batch" text NOT NULL
) STRICT;
CREATE TABLE "sync_outbox" (
	"cseq" integer PRIMARY KEY NOT NULL,
	"hlc" text NOT NULL,
	"command" text NOT NULL,
	"operation_id" text NOT NULL,
	"ops" text NOT NULL,
	"op_count" integer NOT NULL,
	"at" integer NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"done_at" integer
) STRICT;
CREATE INDEX "sync_outbox_waiting" ON "sync_outbox" ("cseq") WHERE state = 'waiting';
CREATE INDEX "sync_outbox_done" ON "sync_outbox" ("done_at") WHERE done_at IS NOT NULL;
CREATE TABLE "sync_parked" (
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	"column" text NOT NULL,
	"value" text NOT NULL,
	"seq" integer NOT NULL,
	"reason" text NOT NULL,
	"at" integer NOT NULL,
	PRIMARY KEY("table_name", "row_id", "column")
) STRICT;
CREATE TABLE "sync_pending" (
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	"cseq" integer NOT NULL,
	"before" text,
	PRIMARY KEY("table_name", "row_id", "cseq")
) STRICT;
CREATE INDEX "sync_pending_cseq" ON "sync_pending" ("cseq");
CREATE TABLE "sync_problems" (
	"id" text PRIMARY KEY NOT NULL,
	"cseq" integer NOT NULL,
	"command" text NOT NULL,
	"reason" text NOT NULL,
	"table_name" text,
	"row_id" text,
	"ops" text NOT NULL,
	"at" integer NOT NULL,
	"state" text NOT NULL
) STRICT;
CREATE INDEX "sync_problems_open" ON "sync_problems" ("state","at");
CREATE TABLE "sync_seen" (
	"scope" text NOT NULL,
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	PRIMARY KEY("table_name", "row_id", "scope")
) STRICT;
CREATE TABLE "sync_shadows" (
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	"data" text,
	"hidden" text NOT NULL,
	PRIMARY KEY("table_name", "row_id")
) STRICT;
CREATE TABLE "sync_snapshots" (
	"scope" text PRIMARY KEY NOT NULL,
	"after_table" text,
	"after_id" text,
	"rows" integer NOT NULL,
	"is_again" integer NOT NULL
) STRICT;
CREATE TABLE "sync_state" (
	"id" integer PRIMARY KEY NOT NULL,
	"hub_url" text NOT NULL,
	"hub_pin" text,
	"hub_certificate" text,
	"hub_key" text NOT NULL,
	"device_id" text NOT NULL,
	"epoch" text DEFAULT '' NOT NULL,
	"nonce" text,
	"cursor" integer DEFAULT 0 NOT NULL,
	"batch" text,
	"batch_seq" integer DEFAULT 0 NOT NULL,
	"last_cseq" integer DEFAULT 0 NOT NULL,
	"last_hlc" text,
	"clock_offset_ms" integer DEFAULT 0 NOT NULL,
	"clock_offsets" text DEFAULT '[]' NOT NULL,
	"sealed_seq" integer DEFAULT 0 NOT NULL,
	"adopt_after" text,
	"again_from" integer,
	"recover_from" integer,
	"is_recovering" integer DEFAULT false NOT NULL,
	"subs" text DEFAULT '[]' NOT NULL,
	"lease_until" integer,
	"joined_at" integer NOT NULL,
	"synced_at" integer,
	"failed_at" integer,
	"fail_reason" text DEFAULT '' NOT NULL
) STRICT;
ALTER TABLE "users" ADD "department" text DEFAULT '' NOT NULL;