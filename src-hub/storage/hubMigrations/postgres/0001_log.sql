CREATE TABLE tenants (
  tenant text NOT NULL PRIMARY KEY,
  epoch text NOT NULL,
  head bigint NOT NULL,
  secret text NOT NULL
);
CREATE TABLE rec (
  tenant text NOT NULL,
  tbl text NOT NULL,
  id text NOT NULL,
  data jsonb NOT NULL,
  ver jsonb NOT NULL,
  writers jsonb NOT NULL,
  seq bigint NOT NULL,
  gone_at bigint NOT NULL,
  PRIMARY KEY (tenant, tbl, id)
);
CREATE TABLE oplog (
  tenant text NOT NULL,
  seq bigint NOT NULL,
  device text NOT NULL,
  cseq bigint NOT NULL,
  kind text NOT NULL,
  tbl text NOT NULL,
  id text NOT NULL,
  written jsonb NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (tenant, seq)
);
CREATE TABLE acks (
  tenant text NOT NULL,
  device text NOT NULL,
  cseq bigint NOT NULL,
  seq bigint NOT NULL,
  outcome text NOT NULL,
  reason text,
  tbl text,
  id text,
  PRIMARY KEY (tenant, device, cseq)
);
CREATE INDEX acks_in_log ON acks (tenant, device, seq);
CREATE TABLE conflicts (
  tenant text NOT NULL,
  seq bigint NOT NULL,
  n integer NOT NULL,
  tbl text NOT NULL,
  id text NOT NULL,
  col text NOT NULL,
  base jsonb NOT NULL,
  mine jsonb NOT NULL,
  theirs jsonb NOT NULL,
  winner text NOT NULL,
  mine_user text NOT NULL,
  theirs_user text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (tenant, seq, n)
);
CREATE TABLE batches (
  tenant text NOT NULL,
  seq_to bigint NOT NULL,
  batch_id text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (tenant, seq_to)
);
CREATE TABLE devices (
  tenant text NOT NULL,
  id text NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  public_key text NOT NULL,
  last_cseq bigint NOT NULL,
  enrolled_at bigint NOT NULL,
  revoked_at bigint,
  PRIMARY KEY (tenant, id)
);
CREATE TABLE enrolments (
  tenant text NOT NULL,
  id text NOT NULL,
  user_id text NOT NULL,
  secret_hash text NOT NULL,
  expires_at bigint NOT NULL,
  tries integer NOT NULL,
  used_at bigint,
  PRIMARY KEY (tenant, id)
);
