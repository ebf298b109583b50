ALTER TABLE tenants ADD COLUMN jumped_to integer NOT NULL DEFAULT 0;
ALTER TABLE tenants ADD COLUMN fingerprint text;
ALTER TABLE devices ADD COLUMN prefix text NOT NULL DEFAULT '';
ALTER TABLE devices ADD COLUMN previous_nonce text;
ALTER TABLE devices ADD COLUMN any_nonce integer NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN seen_at integer;
ALTER TABLE devices ADD COLUMN schema integer;
ALTER TABLE devices ADD COLUMN clock_offset_ms integer;
ALTER TABLE devices ADD COLUMN said_cseq integer NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN fork_seq integer NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN fork_cseq integer NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN rebound_from text;
ALTER TABLE devices ADD COLUMN wipe_at integer;
ALTER TABLE devices ADD COLUMN wipe_collect integer NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX devices_prefix ON devices (tenant, prefix) WHERE prefix <> '';
CREATE INDEX devices_rebound ON devices (tenant, user_id, enrolled_at) WHERE rebound_from IS NOT NULL;
CREATE TABLE quarantine (
  tenant text NOT NULL,
  device text NOT NULL,
  cseq integer NOT NULL,
  tx text NOT NULL,
  at integer NOT NULL,
  PRIMARY KEY (tenant, device, cseq)
) STRICT;
CREATE TABLE blobs (
  tenant text NOT NULL,
  hash text NOT NULL,
  size_bytes integer NOT NULL,
  state text NOT NULL,
  needed_at integer NOT NULL,
  PRIMARY KEY (tenant, hash)
) STRICT;
CREATE INDEX blobs_needed ON blobs (tenant, needed_at);
CREATE TABLE blob_refs (
  tenant text NOT NULL,
  tbl text NOT NULL,
  id text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (tenant, tbl, id, hash)
) STRICT;
CREATE INDEX blob_refs_hash ON blob_refs (tenant, hash);
