-- What a command with a key was asked to do, so that the key serves for nothing else. Absent without
-- a key, and for operations of earlier versions.
ALTER TABLE operation ADD COLUMN parameters TEXT;  -- as an operator reads them; nobody's values
ALTER TABLE operation ADD COLUMN digest     BLOB;  -- HMAC-SHA256 of all of them, to compare
