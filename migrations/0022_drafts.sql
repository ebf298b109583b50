CREATE TABLE "drafts" (
	"key" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"saved_at" integer NOT NULL
) STRICT;
