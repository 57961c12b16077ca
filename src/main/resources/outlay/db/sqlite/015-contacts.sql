-- The operation that put an entry on the list, so that it can be taken back. Absent for entries of
-- earlier versions.
ALTER TABLE do_not_email ADD COLUMN operation_id INTEGER REFERENCES operation;
