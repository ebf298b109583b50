-- A device that came back by its certificate, and what that says of a user whose row is not here. The hello that was last answered.
ALTER TABLE devices
  ADD COLUMN admitted_at bigint,
  ADD COLUMN vouched_role text,
  ADD COLUMN vouched_department text,
  ADD COLUMN hello_run text,
  ADD COLUMN hello_count bigint NOT NULL DEFAULT 0;
