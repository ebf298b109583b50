ALTER TABLE devices ADD COLUMN last_hlc text;
ALTER TABLE devices ADD COLUMN nonce text;
ALTER TABLE tenants ADD COLUMN scopes_seq integer NOT NULL DEFAULT 0;
ALTER TABLE tenants ADD COLUMN kept_after integer NOT NULL DEFAULT 0;
CREATE TABLE scopes (
  tenant text NOT NULL,
  scope text NOT NULL,
  PRIMARY KEY (tenant, scope)
) STRICT, WITHOUT ROWID;
ALTER TABLE rec ADD COLUMN scope text NOT NULL DEFAULT '*';
ALTER TABLE rec ADD COLUMN parent text NOT NULL DEFAULT '';
CREATE INDEX rec_scope ON rec (tenant, scope, tbl, id) WHERE gone_at = 0;
CREATE INDEX rec_parent ON rec (tenant, parent, tbl, id) WHERE parent <> '';
ALTER TABLE oplog ADD COLUMN scope text NOT NULL DEFAULT '*';
ALTER TABLE oplog ADD COLUMN to_scope text;
ALTER TABLE oplog ADD COLUMN as_asked integer NOT NULL DEFAULT 0;
CREATE INDEX oplog_scope ON oplog (tenant, scope, seq);
CREATE INDEX oplog_left ON oplog (tenant, tbl, id, seq) WHERE kind = 'leave';
