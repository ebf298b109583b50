-- Written once and read in order: the rows lie in their key, and one key is enough. Numbers of a device grow together.
CREATE TABLE new_acks (
  tenant text NOT NULL,
  device text NOT NULL,
  cseq integer NOT NULL,
  seq integer NOT NULL,
  outcome text NOT NULL,
  reason text,
  tbl text,
  id text,
  PRIMARY KEY (tenant, device, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO new_acks SELECT * FROM acks;
DROP TABLE acks;
ALTER TABLE new_acks RENAME TO acks;
CREATE TABLE new_oplog (
  tenant text NOT NULL,
  seq integer NOT NULL,
  device text NOT NULL,
  cseq integer NOT NULL,
  kind text NOT NULL,
  tbl text NOT NULL,
  id text NOT NULL,
  written text NOT NULL,
  at integer NOT NULL,
  scope text NOT NULL,
  to_scope text,
  as_asked integer NOT NULL,
  PRIMARY KEY (tenant, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO new_oplog SELECT * FROM oplog;
DROP TABLE oplog;
ALTER TABLE new_oplog RENAME TO oplog;
CREATE INDEX oplog_scope ON oplog (tenant, scope, seq);
CREATE INDEX oplog_left ON oplog (tenant, tbl, id, seq) WHERE kind = 'leave';
