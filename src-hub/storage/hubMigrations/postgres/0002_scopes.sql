ALTER TABLE devices ADD COLUMN last_hlc text, ADD COLUMN nonce text;
