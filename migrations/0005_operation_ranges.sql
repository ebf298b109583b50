DROP INDEX "items_external";
ALTER TABLE "operations" ADD "first_seq" integer DEFAULT 0 NOT NULL;
ALTER TABLE "operations" ADD "last_seq" integer DEFAULT 0 NOT NULL;
UPDATE "operations" SET
	"first_seq" = coalesce((SELECT min("seq") FROM "change_log" WHERE "operation_id" = "operations"."id"), 0),
	"last_seq" = coalesce((SELECT max("seq") FROM "change_log" WHERE "operation_id" = "operations"."id"), 0);
DROP INDEX "change_log_operation";
