-- The operation that put an entry on the list, so that it can be taken back; absent when others want
-- it too. An import of an earlier version is known by its time, unless two had the same.
ALTER TABLE do_not_email ADD COLUMN operation_id INTEGER REFERENCES operation;

CREATE INDEX do_not_email_of_operation ON do_not_email (operation_id)
WHERE operation_id IS NOT NULL;

CREATE INDEX operation_at ON operation (at)
WHERE command = 'suppress import';

UPDATE do_not_email
SET operation_id = (
    SELECT CASE WHEN count(*) = 1 THEN max(id) END
    FROM operation
    WHERE command = 'suppress import'
      AND at = do_not_email.added_at)
WHERE source = 'suppress import';

DROP INDEX operation_at;

-- Tags are a known field from now on. A custom field of that name keeps its values, as tags_2; and
-- so does one called tag, as users call a field too: the first such name that nobody has.
WITH RECURSIVE number (n) AS (
    SELECT 2
    UNION ALL
    SELECT n + 1 FROM number WHERE EXISTS (SELECT 1 FROM field WHERE name = 'tags_' || n))
UPDATE field
SET name = 'tags_' || (SELECT max(n) FROM number)
WHERE name = 'tags';

WITH RECURSIVE number (n) AS (
    SELECT 2
    UNION ALL
    SELECT n + 1 FROM number WHERE EXISTS (SELECT 1 FROM field WHERE name = 'tag_' || n))
UPDATE field
SET name = 'tag_' || (SELECT max(n) FROM number)
WHERE name = 'tag';

INSERT INTO field (id, name)
VALUES (20, 'tags');

-- Which keys a layer has its values under. Those of edition 1 lack the words of names, and are made
-- anew by the first command that finds them.
ALTER TABLE layer ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;

-- What was undone, and by which operation: nothing is undone twice.
ALTER TABLE operation ADD COLUMN undone_by INTEGER REFERENCES operation;
