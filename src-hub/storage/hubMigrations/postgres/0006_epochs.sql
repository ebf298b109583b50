-- Pasts that are over: those of this hub before it came back from a copy, and those that it had meanwhile and has lost.
ALTER TABLE tenants ADD COLUMN past_epochs text NOT NULL DEFAULT '[]';
