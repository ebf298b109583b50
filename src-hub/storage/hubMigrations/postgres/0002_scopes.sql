ALTER TABLE devices ADD COLUMN last_hlc text, ADD COLUMN nonce text;
ALTER TABLE tenants ADD COLUMN scopes_seq bigint NOT NULL DEFAULT 0, ADD COLUMN kept_after bigint NOT NULL DEFAULT 0;
CREATE TABLE scopes (
  tenant text NOT NULL,
  scope text NOT NULL,
  PRIMARY KEY (tenant, scope)
);
-- Pages go by id: in the order of its bytes, as in SQLite.
ALTER TABLE rec ALTER COLUMN tbl TYPE text COLLATE "C", ALTER COLUMN id TYPE text COLLATE "C";
ALTER TABLE rec ADD COLUMN scope text NOT NULL DEFAULT '*', ADD COLUMN parent text NOT NULL DEFAULT '';
CREATE INDEX rec_scope ON rec (tenant, scope, tbl, id) WHERE gone_at = 0;
CREATE INDEX rec_parent ON rec (tenant, parent, tbl, id) WHERE parent <> '';
ALTER TABLE oplog ADD COLUMN scope text NOT NULL DEFAULT '*', ADD COLUMN to_scope text,
  ADD COLUMN as_asked boolean NOT NULL DEFAULT false;
CREATE INDEX oplog_scope ON oplog (tenant, scope, seq);
CREATE INDEX oplog_left ON oplog (tenant, tbl, id, seq) WHERE kind = 'leave';

-- A second fence, for roles that only read (reports): what they see is what the setting `yolda.scopes` names, a JSON array
-- of scopes. The hub owns the tables and is not held by it.
ALTER TABLE rec ENABLE ROW LEVEL SECURITY;
ALTER TABLE oplog ENABLE ROW LEVEL SECURITY;
ALTER TABLE conflicts ENABLE ROW LEVEL SECURITY;
CREATE POLICY rec_scopes ON rec FOR SELECT USING (scope = ANY (ARRAY (
  SELECT jsonb_array_elements_text(NULLIF(current_setting('yolda.scopes', true), '')::jsonb))));
CREATE POLICY oplog_scopes ON oplog FOR SELECT USING (scope = ANY (ARRAY (
  SELECT jsonb_array_elements_text(NULLIF(current_setting('yolda.scopes', true), '')::jsonb))));
