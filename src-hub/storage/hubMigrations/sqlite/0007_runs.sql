-- Whether a group commit opens a stretch of the log that one process wrote. Of older ones nobody knows: each stands alone.
ALTER TABLE batches ADD COLUMN opens integer NOT NULL DEFAULT 1;
CREATE INDEX batches_opening ON batches (tenant, seq_to) WHERE opens = 1;
-- What stood in the columns before; null: a row that was not there, or a line of before.
ALTER TABLE oplog ADD COLUMN was text;
