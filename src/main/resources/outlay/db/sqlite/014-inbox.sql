-- One row is how far a place with messages has been read.
CREATE TABLE inbox_place (
    source TEXT PRIMARY KEY,             -- as the mailbox names it
    place  TEXT NOT NULL                 -- as the kind of source counts
) STRICT, WITHOUT ROWID;

-- What somebody wrote about, to find the email again.
ALTER TABLE report ADD COLUMN subject TEXT;
