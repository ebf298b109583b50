ALTER TABLE tenants ADD COLUMN jumped_to bigint NOT NULL DEFAULT 0, ADD COLUMN fingerprint text;
ALTER TABLE devices
  ADD COLUMN prefix text NOT NULL DEFAULT '',
  ADD COLUMN previous_nonce text,
  ADD COLUMN any_nonce integer NOT NULL DEFAULT 0,
  ADD COLUMN seen_at bigint,
  ADD COLUMN schema integer,
  ADD COLUMN clock_offset_ms bigint,
  ADD COLUMN said_cseq bigint NOT NULL DEFAULT 0,
  ADD COLUMN fork_seq bigint NOT NULL DEFAULT 0,
  ADD COLUMN fork_cseq bigint NOT NULL DEFAULT 0,
  ADD COLUMN rebound_from text,
  ADD COLUMN wipe_at bigint,
  ADD COLUMN wipe_collect integer NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX devices_prefix ON devices (tenant, prefix) WHERE prefix <> '';
CREATE INDEX devices_rebound ON devices (tenant, user_id, enrolled_at) WHERE rebound_from IS NOT NULL;
CREATE TABLE quarantine (
  tenant text NOT NULL,
  device text NOT NULL,
  cseq bigint NOT NULL,
  tx text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (tenant, device, cseq)
);
CREATE TABLE blobs (
  tenant text NOT NULL,
  hash text NOT NULL,
  size_bytes bigint NOT NULL,
  state text NOT NULL,
  needed_at bigint NOT NULL,
  PRIMARY KEY (tenant, hash)
);
CREATE INDEX blobs_needed ON blobs (tenant, needed_at);
CREATE TABLE blob_refs (
  tenant text NOT NULL,
  tbl text NOT NULL,
  id text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (tenant, tbl, id, hash)
);
CREATE INDEX blob_refs_hash ON blob_refs (tenant, hash);
