CREATE TABLE "drafts" (
	"key" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"saved_at" integer NOT NULL
) STRICT;
CREATE TABLE "long_work" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"is_cancellable" integer NOT NULL,
	"code" text NOT NULL,
	"reason" text NOT NULL,
	"result" text NOT NULL,
	"started_at" integer NOT NULL,
	"finished_at" integer
) STRICT;
