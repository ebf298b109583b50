ALTER TABLE devices ADD COLUMN last_hlc text;
ALTER TABLE devices ADD COLUMN nonce text;
