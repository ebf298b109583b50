CREATE TABLE "item_barcodes" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"barcode" text NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "item_barcodes_item" ON "item_barcodes" ("item_id");
CREATE INDEX "item_barcodes_barcode" ON "item_barcodes" ("barcode");
CREATE TABLE "item_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"parent_id" text,
	"name" text NOT NULL,
	"branch" text DEFAULT '' NOT NULL,
	"sort_key" text NOT NULL,
	"external_id" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "item_groups_parent" ON "item_groups" ("parent_id");
CREATE TABLE "item_pictures" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"hash" text NOT NULL,
	"mime" text NOT NULL,
	"position" integer NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "item_pictures_item" ON "item_pictures" ("item_id");
CREATE TABLE "item_property_values" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"property_id" text NOT NULL,
	"value" text NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "item_property_values_item" ON "item_property_values" ("item_id");
CREATE TABLE "items" (
	"rid" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"group_id" text,
	"branch" text NOT NULL,
	"kind" text NOT NULL,
	"article" text DEFAULT '' NOT NULL,
	"code" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"full_name" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"unit_id" text,
	"vat_code" text NOT NULL,
	"picture_hash" text,
	"parent_item_id" text,
	"is_hidden" integer DEFAULT false NOT NULL,
	"external_id" text,
	"name_fold" text NOT NULL,
	"article_fold" text NOT NULL,
	"sort_key" text NOT NULL,
	"search_text" text NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE UNIQUE INDEX "items_id_unique" ON "items" ("id");
CREATE INDEX "items_branch_sort" ON "items" ("branch","sort_key","id") WHERE is_hidden = 0 AND deleted_at IS NULL;
CREATE INDEX "items_group_sort" ON "items" ("group_id","sort_key","id") WHERE is_hidden = 0 AND deleted_at IS NULL;
CREATE INDEX "items_name_fold" ON "items" ("name_fold");
CREATE INDEX "items_article_fold" ON "items" ("article_fold");
CREATE INDEX "items_external" ON "items" ("external_id");
CREATE INDEX "items_parent" ON "items" ("parent_item_id") WHERE parent_item_id IS NOT NULL;
CREATE TABLE "price_types" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"is_vat_included" integer NOT NULL,
	"role" text DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"external_id" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE TABLE "prices" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"price_type_id" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"valid_from" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "prices_item" ON "prices" ("item_id","price_type_id","amount_minor");
CREATE TABLE "properties" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"value_kind" text NOT NULL,
	"external_id" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE TABLE "stocks" (
	"id" text PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"warehouse_id" text NOT NULL,
	"quantity_milli" integer NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "stocks_item" ON "stocks" ("item_id","warehouse_id","quantity_milli");
CREATE TABLE "units" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"full_name" text DEFAULT '' NOT NULL,
	"international" text DEFAULT '' NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE TABLE "warehouse_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE TABLE "warehouses" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"group_id" text,
	"address" text DEFAULT '' NOT NULL,
	"external_id" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE TABLE "bank_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" text NOT NULL,
	"bank_name" text NOT NULL,
	"bank_code" text DEFAULT '' NOT NULL,
	"bank_tax_id" text DEFAULT '' NOT NULL,
	"swift" text DEFAULT '' NOT NULL,
	"account" text NOT NULL,
	"corr_account" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"is_default" integer DEFAULT false NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "bank_accounts_owner" ON "bank_accounts" ("owner_id");
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" text NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "files_owner" ON "files" ("owner_id");
CREATE INDEX "files_hash" ON "files" ("hash");
CREATE TABLE "letter_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"signature" text DEFAULT '' NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE TABLE "organizations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"legal_name" text NOT NULL,
	"country" text NOT NULL,
	"tax_id" text DEFAULT '' NOT NULL,
	"kpp" text DEFAULT '' NOT NULL,
	"reg_no" text DEFAULT '' NOT NULL,
	"legal_address" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"site" text DEFAULT '' NOT NULL,
	"head_name" text DEFAULT '' NOT NULL,
	"head_title" text DEFAULT '' NOT NULL,
	"accountant_name" text DEFAULT '' NOT NULL,
	"currency" text NOT NULL,
	"is_vat_payer" integer DEFAULT true NOT NULL,
	"is_vat_included" integer DEFAULT true NOT NULL,
	"vat_code" text NOT NULL,
	"rounding" text DEFAULT 'line' NOT NULL,
	"number_prefix" text DEFAULT '' NOT NULL,
	"payment_days" integer DEFAULT 5 NOT NULL,
	"logo_hash" text,
	"stamp_hash" text,
	"head_signature_hash" text,
	"accountant_signature_hash" text,
	"is_default" integer DEFAULT false NOT NULL,
	"external_id" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE TABLE "settings" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"value" text NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"role" text NOT NULL,
	"language" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE TABLE "interactions" (
	"rid" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"partner_id" text NOT NULL,
	"contact_id" text,
	"kind" text NOT NULL,
	"direction" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"subject" text NOT NULL,
	"content" text DEFAULT '' NOT NULL,
	"result" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"importance" text DEFAULT 'normal' NOT NULL,
	"owner_id" text NOT NULL,
	"author_id" text NOT NULL,
	"planned_at" integer,
	"planned_on" text,
	"duration_min" integer,
	"happened_at" integer,
	"timeline_at" integer NOT NULL,
	"document_id" text,
	"letter_id" text,
	"external_id" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE UNIQUE INDEX "interactions_id_unique" ON "interactions" ("id");
CREATE INDEX "interactions_timeline" ON "interactions" ("partner_id","timeline_at","rid");
CREATE INDEX "interactions_planned_at" ON "interactions" ("owner_id","planned_at","status","partner_id") WHERE planned_at IS NOT NULL;
CREATE INDEX "interactions_planned_on" ON "interactions" ("owner_id","planned_on","status","partner_id") WHERE planned_on IS NOT NULL;
CREATE INDEX "interactions_open_at" ON "interactions" ("owner_id","planned_at") WHERE status = 'planned' AND planned_at IS NOT NULL;
CREATE INDEX "interactions_open_on" ON "interactions" ("owner_id","planned_on") WHERE status = 'planned' AND planned_on IS NOT NULL;
CREATE INDEX "interactions_external" ON "interactions" ("external_id") WHERE external_id IS NOT NULL;
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"partner_id" text,
	"contact_id" text,
	"interaction_id" text,
	"title" text NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"promised_by" text DEFAULT '' NOT NULL,
	"owner_id" text NOT NULL,
	"giver_id" text NOT NULL,
	"importance" text DEFAULT 'normal' NOT NULL,
	"due_at" integer,
	"due_on" text,
	"done_at" integer,
	"is_private" integer DEFAULT false NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE INDEX "tasks_partner" ON "tasks" ("partner_id","status");
CREATE INDEX "tasks_interaction" ON "tasks" ("interaction_id");
CREATE INDEX "tasks_due_at" ON "tasks" ("owner_id","due_at","status","partner_id") WHERE due_at IS NOT NULL;
CREATE INDEX "tasks_due_on" ON "tasks" ("owner_id","due_on","status","partner_id") WHERE due_on IS NOT NULL;
CREATE INDEX "tasks_open_at" ON "tasks" ("owner_id","due_at") WHERE status = 'open' AND due_at IS NOT NULL;
CREATE INDEX "tasks_open_on" ON "tasks" ("owner_id","due_on") WHERE status = 'open' AND due_on IS NOT NULL;
CREATE TABLE "change_log" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"operation_id" text NOT NULL,
	"table_name" text NOT NULL,
	"row_id" text NOT NULL,
	"kind" text NOT NULL,
	"data" text NOT NULL,
	"at" integer NOT NULL,
	"user_id" text NOT NULL
) STRICT;
CREATE INDEX "change_log_operation" ON "change_log" ("operation_id","seq");
CREATE INDEX "change_log_row" ON "change_log" ("table_name","row_id","seq");
CREATE TABLE "command_results" (
	"command_id" text PRIMARY KEY NOT NULL,
	"command" text NOT NULL,
	"result" text NOT NULL,
	"at" integer NOT NULL
) STRICT;
CREATE INDEX "command_results_at" ON "command_results" ("at");
CREATE TABLE "device" (
	"id" text PRIMARY KEY NOT NULL,
	"prefix" text NOT NULL,
	"user_id" text,
	"created_at" integer NOT NULL
) STRICT;
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payload" text NOT NULL,
	"state" text NOT NULL,
	"run_at" integer NOT NULL,
	"attempts" integer NOT NULL,
	"unique_key" text,
	"last_reason" text DEFAULT '' NOT NULL,
	"created_at" integer NOT NULL,
	"finished_at" integer
) STRICT;
CREATE INDEX "jobs_due" ON "jobs" ("run_at") WHERE state = 'waiting';
CREATE INDEX "jobs_unique" ON "jobs" ("unique_key") WHERE state = 'waiting' AND unique_key IS NOT NULL;
CREATE TABLE "local_settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
) STRICT;
CREATE TABLE "migrations" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"applied_at" integer NOT NULL
) STRICT;
CREATE TABLE "number_series" (
	"key" text PRIMARY KEY NOT NULL,
	"next" integer NOT NULL
) STRICT;
CREATE TABLE "operations" (
	"seq" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	"id" text NOT NULL,
	"command" text NOT NULL,
	"user_id" text NOT NULL,
	"at" integer NOT NULL,
	"state" text NOT NULL,
	"undoes" text,
	"is_undoable" integer NOT NULL,
	"change_count" integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX "operations_id_unique" ON "operations" ("id");
CREATE INDEX "operations_open" ON "operations" ("state") WHERE state = 'open';
CREATE TABLE "letter_attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"letter_id" text NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"position" integer NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer,
	FOREIGN KEY ("letter_id") REFERENCES "letters"("id") ON UPDATE no action ON DELETE no action
) STRICT;
CREATE INDEX "letter_attachments_letter" ON "letter_attachments" ("letter_id");
CREATE TABLE "letters" (
	"rid" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"account_id" text,
	"state" text NOT NULL,
	"to_address" text NOT NULL,
	"to_name" text DEFAULT '' NOT NULL,
	"cc" text DEFAULT '' NOT NULL,
	"subject" text NOT NULL,
	"body_text" text NOT NULL,
	"body_html" text NOT NULL,
	"message_id" text NOT NULL,
	"language" text NOT NULL,
	"partner_id" text,
	"contact_id" text,
	"document_id" text,
	"hold_until" integer,
	"attempts" integer DEFAULT 0 NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"sent_at" integer,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE UNIQUE INDEX "letters_id_unique" ON "letters" ("id");
CREATE INDEX "letters_state" ON "letters" ("state","rid");
CREATE INDEX "letters_partner" ON "letters" ("partner_id","rid");
CREATE INDEX "letters_document" ON "letters" ("document_id") WHERE document_id IS NOT NULL;
CREATE INDEX "letters_message_id" ON "letters" ("message_id");
CREATE TABLE "mail_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"from_name" text NOT NULL,
	"from_address" text NOT NULL,
	"smtp_host" text NOT NULL,
	"smtp_port" integer NOT NULL,
	"smtp_security" text NOT NULL,
	"smtp_user" text DEFAULT '' NOT NULL,
	"is_default" integer DEFAULT false NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE TABLE "contact_points" (
	"id" text PRIMARY KEY NOT NULL,
	"partner_id" text NOT NULL,
	"contact_id" text,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"normalized" text DEFAULT '' NOT NULL,
	"digits" text,
	"national" text,
	"tail" text,
	"is_primary" integer DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer,
	FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON UPDATE no action ON DELETE no action
) STRICT;
CREATE INDEX "contact_points_partner" ON "contact_points" ("partner_id");
CREATE INDEX "contact_points_normalized" ON "contact_points" ("normalized");
CREATE INDEX "contact_points_digits" ON "contact_points" ("digits");
CREATE INDEX "contact_points_national" ON "contact_points" ("national");
CREATE INDEX "contact_points_tail" ON "contact_points" ("tail");
CREATE TABLE "contacts" (
	"rid" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"partner_id" text NOT NULL,
	"name" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"role" text DEFAULT '' NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"time_zone" text DEFAULT '' NOT NULL,
	"language" text DEFAULT '' NOT NULL,
	"salutation" text DEFAULT '' NOT NULL,
	"is_primary" integer DEFAULT false NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"name_fold" text NOT NULL,
	"search_text" text NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer,
	FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX "contacts_id_unique" ON "contacts" ("id");
CREATE INDEX "contacts_partner" ON "contacts" ("partner_id");
CREATE INDEX "contacts_name_fold" ON "contacts" ("name_fold");
CREATE TABLE "legal_entities" (
	"id" text PRIMARY KEY NOT NULL,
	"partner_id" text NOT NULL,
	"name" text NOT NULL,
	"legal_name" text NOT NULL,
	"country" text NOT NULL,
	"tax_id" text DEFAULT '' NOT NULL,
	"kpp" text DEFAULT '' NOT NULL,
	"reg_no" text DEFAULT '' NOT NULL,
	"legal_address" text DEFAULT '' NOT NULL,
	"actual_address" text DEFAULT '' NOT NULL,
	"head_name" text DEFAULT '' NOT NULL,
	"is_default" integer DEFAULT false NOT NULL,
	"external_id" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer,
	FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON UPDATE no action ON DELETE no action
) STRICT;
CREATE INDEX "legal_entities_partner" ON "legal_entities" ("partner_id");
CREATE INDEX "legal_entities_tax_id" ON "legal_entities" ("tax_id");
CREATE INDEX "legal_entities_external" ON "legal_entities" ("external_id");
CREATE TABLE "partner_roles" (
	"id" text PRIMARY KEY NOT NULL,
	"partner_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer,
	FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON UPDATE no action ON DELETE no action
) STRICT;
CREATE INDEX "partner_roles_partner" ON "partner_roles" ("partner_id");
CREATE TABLE "partners" (
	"rid" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"owner_id" text NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"time_zone" text DEFAULT '' NOT NULL,
	"language" text DEFAULT '' NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"price_type_id" text,
	"external_id" text,
	"name_fold" text NOT NULL,
	"sort_key" text NOT NULL,
	"search_text" text NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE UNIQUE INDEX "partners_id_unique" ON "partners" ("id");
CREATE INDEX "partners_sort" ON "partners" ("sort_key","id");
CREATE INDEX "partners_owner_sort" ON "partners" ("owner_id","sort_key","id");
CREATE INDEX "partners_name_fold" ON "partners" ("name_fold");
CREATE INDEX "partners_external" ON "partners" ("external_id");
CREATE TABLE "document_lines" (
	"rid" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"document_id" text NOT NULL,
	"position" integer NOT NULL,
	"item_id" text,
	"name" text NOT NULL,
	"article" text DEFAULT '' NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"quantity_milli" integer NOT NULL,
	"price_minor" integer NOT NULL,
	"recommended_minor" integer,
	"minimum_minor" integer,
	"cost_minor" integer,
	"discount_bp" integer DEFAULT 0 NOT NULL,
	"vat_code" text NOT NULL,
	"net_minor" integer NOT NULL,
	"vat_minor" integer NOT NULL,
	"sum_minor" integer NOT NULL,
	"below_minimum_reason" text DEFAULT '' NOT NULL,
	"reserved_milli" integer DEFAULT 0 NOT NULL,
	"partner_id" text NOT NULL,
	"kind" text NOT NULL,
	"date" text NOT NULL,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer,
	FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON UPDATE no action ON DELETE no action
) STRICT;
CREATE UNIQUE INDEX "document_lines_id_unique" ON "document_lines" ("id");
CREATE INDEX "document_lines_document" ON "document_lines" ("document_id","position");
CREATE INDEX "document_lines_past" ON "document_lines" ("partner_id","item_id","date");
CREATE INDEX "document_lines_partner_date" ON "document_lines" ("partner_id","date");
CREATE INDEX "document_lines_reserved" ON "document_lines" ("item_id","reserved_milli") WHERE reserved_milli > 0;
CREATE TABLE "documents" (
	"rid" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"number" text DEFAULT '' NOT NULL,
	"date" text NOT NULL,
	"issued_at" integer,
	"state" text NOT NULL,
	"organization_id" text NOT NULL,
	"partner_id" text NOT NULL,
	"legal_entity_id" text,
	"contact_id" text,
	"owner_id" text NOT NULL,
	"currency" text NOT NULL,
	"is_vat_included" integer NOT NULL,
	"rounding" text NOT NULL,
	"net_minor" integer NOT NULL,
	"vat_minor" integer NOT NULL,
	"total_minor" integer NOT NULL,
	"due_on" text,
	"basis_id" text,
	"language" text DEFAULT '' NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"pdf_hash" text,
	"content_hash" text,
	"external_id" text,
	"created_at" integer NOT NULL,
	"updated_at" integer NOT NULL,
	"deleted_at" integer
) STRICT;
CREATE UNIQUE INDEX "documents_id_unique" ON "documents" ("id");
CREATE INDEX "documents_partner" ON "documents" ("partner_id","kind","date","rid");
CREATE INDEX "documents_kind_date" ON "documents" ("kind","date","rid");
CREATE INDEX "documents_basis" ON "documents" ("basis_id","kind","state","total_minor") WHERE basis_id IS NOT NULL;
CREATE INDEX "documents_number" ON "documents" ("number");
CREATE INDEX "documents_external" ON "documents" ("external_id") WHERE external_id IS NOT NULL;