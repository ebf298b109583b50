ALTER TABLE "documents" ADD "version" integer DEFAULT 1 NOT NULL;
ALTER TABLE "documents" ADD "answer" text DEFAULT '' NOT NULL;