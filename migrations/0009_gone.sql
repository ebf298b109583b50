CREATE TABLE "sync_gone" (
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	"seq" integer NOT NULL,
	"at" integer NOT NULL,
	PRIMARY KEY("table_name", "row_id")
) STRICT;
CREATE INDEX "sync_gone_at" ON "sync_gone" ("at");