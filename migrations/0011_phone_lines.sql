CREATE TABLE "phone_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"url" text DEFAULT '' NOT NULL,
	"domain" text DEFAULT '' NOT NULL,
	"user" text DEFAULT '' NOT NULL,
	"display_name" text DEFAULT '' NOT NULL,
	"auth_user" text DEFAULT '' NOT NULL,
	"pin" text DEFAULT '' NOT NULL,
	"dtmf" text DEFAULT 'rfc4733' NOT NULL,
	"is_default" integer DEFAULT false NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
