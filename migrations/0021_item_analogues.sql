CREATE TABLE "item_analogues" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"analogue_id" text NOT NULL,
	"is_mutual" integer DEFAULT true NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "item_analogues_item" ON "item_analogues" ("item_id");
CREATE INDEX "item_analogues_analogue" ON "item_analogues" ("analogue_id");