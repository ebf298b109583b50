CREATE TABLE "sync_held" (
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	"seen" integer NOT NULL,
	"data" text NOT NULL,
	"touched" text NOT NULL,
	PRIMARY KEY("table_name", "row_id")
) STRICT;
ALTER TABLE "sync_marks" ADD "opens" integer DEFAULT false NOT NULL;