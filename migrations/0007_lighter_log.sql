PRAGMA foreign_keys=OFF;
CREATE TABLE "__new_change_log" (
	"seq" integer PRIMARY KEY NOT NULL,
	"operation_id" text NOT NULL,
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	"kind" text NOT NULL,
	"data" text NOT NULL,
	"at" integer NOT NULL,
	"user_id" text NOT NULL
) STRICT;
INSERT INTO "__new_change_log"("seq", "operation_id", "table_name", "row_id", "kind", "data", "at", "user_id") SELECT "seq", "operation_id", "table_name", "row_id", "kind", "data", "at", "user_id" FROM "change_log";
DROP TABLE "change_log";
ALTER TABLE "__new_change_log" RENAME TO "change_log";
PRAGMA foreign_keys=ON;
CREATE INDEX "change_log_row" ON "change_log" ("row_id");
CREATE TABLE "__new_operations" (
	"seq" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"command" text NOT NULL,
	"user_id" text NOT NULL,
	"at" integer NOT NULL,
	"state" text NOT NULL,
	"undoes" text,
	"is_undoable" integer NOT NULL,
	"change_count" integer NOT NULL,
	"first_seq" integer DEFAULT 0 NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL
) STRICT;
INSERT INTO "__new_operations"("seq", "id", "command", "user_id", "at", "state", "undoes", "is_undoable", "change_count", "first_seq", "last_seq") SELECT "seq", "id", "command", "user_id", "at", "state", "undoes", "is_undoable", "change_count", "first_seq", "last_seq" FROM "operations";
DROP TABLE "operations";
ALTER TABLE "__new_operations" RENAME TO "operations";
CREATE UNIQUE INDEX "operations_id_unique" ON "operations" ("id");
CREATE INDEX "operations_open" ON "operations" ("state") WHERE state = 'open';