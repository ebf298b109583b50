ALTER TABLE "interactions" ADD "recording_hash" text DEFAULT '' NOT NULL;
ALTER TABLE "interactions" ADD "recording_ms" integer DEFAULT 0 NOT NULL;
ALTER TABLE "phone_calls" ADD "recording_hash" text DEFAULT '' NOT NULL;
ALTER TABLE "phone_calls" ADD "recording_ms" integer DEFAULT 0 NOT NULL;