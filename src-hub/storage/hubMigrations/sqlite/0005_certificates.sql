-- A device that came back by its certificate, and what that says of a user whose row is not here. The hello that was last answered.
ALTER TABLE devices ADD COLUMN admitted_at integer;
ALTER TABLE devices ADD COLUMN vouched_role text;
ALTER TABLE devices ADD COLUMN vouched_department text;
ALTER TABLE devices ADD COLUMN hello_run text;
ALTER TABLE devices ADD COLUMN hello_count integer NOT NULL DEFAULT 0;
