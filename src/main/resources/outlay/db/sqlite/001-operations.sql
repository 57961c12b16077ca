-- One row is one command that changed something: who, when, what.
-- No personal data in here: an erased person must not live on in a command line.
CREATE TABLE operation (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,            -- milliseconds since 1970, UTC
    actor   TEXT    NOT NULL,            -- the system's name of the user
    command TEXT    NOT NULL,            -- such as 'upload' or 'credits buy'
    key     TEXT    UNIQUE,              -- idempotency: a key seen twice changes nothing the second time
    result  TEXT                         -- with a key: what the command answered, to answer again
) STRICT;

-- One row is one setting of this file, such as the secret that signs its message tokens.
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER operation_is_never_deleted BEFORE DELETE ON operation
BEGIN
    SELECT RAISE(ABORT, 'operations are never deleted');
END;
