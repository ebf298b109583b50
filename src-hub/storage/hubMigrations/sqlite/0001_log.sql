CREATE TABLE tenants (
  tenant text NOT NULL PRIMARY KEY,
  epoch text NOT NULL,
  head integer NOT NULL,
  secret text NOT NULL
) STRICT;
CREATE TABLE rec (
  tenant text NOT NULL,
  tbl text NOT NULL,
  id text NOT NULL,
  data text NOT NULL,
  ver text NOT NULL,
  writers text NOT NULL,
  seq integer NOT NULL,
  gone_at integer NOT NULL,
  PRIMARY KEY (tenant, tbl, id)
) STRICT;
CREATE TABLE oplog (
  tenant text NOT NULL,
  seq integer NOT NULL,
  device text NOT NULL,
  cseq integer NOT NULL,
  kind text NOT NULL,
  tbl text NOT NULL,
  id text NOT NULL,
  written text NOT NULL,
  at integer NOT NULL,
  PRIMARY KEY (tenant, seq)
) STRICT;
CREATE TABLE acks (
  tenant text NOT NULL,
  device text NOT NULL,
  cseq integer NOT NULL,
  seq integer NOT NULL,
  outcome text NOT NULL,
  reason text,
  tbl text,
  id text,
  PRIMARY KEY (tenant, device, cseq)
) STRICT;
CREATE INDEX acks_in_log ON acks (tenant, device, seq);
CREATE TABLE conflicts (
  tenant text NOT NULL,
  seq integer NOT NULL,
  n integer NOT NULL,
  tbl text NOT NULL,
  id text NOT NULL,
  col text NOT NULL,
  base text NOT NULL,
  mine text NOT NULL,
  theirs text NOT NULL,
  winner text NOT NULL,
  mine_user text NOT NULL,
  theirs_user text NOT NULL,
  at integer NOT NULL,
  PRIMARY KEY (tenant, seq, n)
) STRICT;
CREATE TABLE batches (
  tenant text NOT NULL,
  seq_to integer NOT NULL,
  batch_id text NOT NULL,
  at integer NOT NULL,
  PRIMARY KEY (tenant, seq_to)
) STRICT;
CREATE TABLE devices (
  tenant text NOT NULL,
  id text NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  public_key text NOT NULL,
  last_cseq integer NOT NULL,
  enrolled_at integer NOT NULL,
  revoked_at integer,
  PRIMARY KEY (tenant, id)
) STRICT;
CREATE TABLE enrolments (
  tenant text NOT NULL,
  id text NOT NULL,
  user_id text NOT NULL,
  secret_hash text NOT NULL,
  expires_at integer NOT NULL,
  tries integer NOT NULL,
  used_at integer,
  PRIMARY KEY (tenant, id)
) STRICT;
