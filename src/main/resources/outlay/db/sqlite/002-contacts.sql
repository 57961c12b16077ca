-- One row is one field that contacts can have. Those below 100 are known to the program under these
-- numbers; the others are the custom columns of imported files.
CREATE TABLE field (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    seen INTEGER NOT NULL DEFAULT 1 CHECK (seen IN (0, 1))  -- 0: new with an import under way
) STRICT;

INSERT INTO field (id, name)
VALUES (1, 'email'), (2, 'first_name'), (3, 'last_name'), (4, 'title'), (5, 'seniority'),
       (6, 'department'), (7, 'company'), (8, 'domain'), (9, 'industry'), (10, 'employees'),
       (11, 'revenue'), (12, 'city'), (13, 'state'), (14, 'country'), (15, 'phone'),
       (16, 'linkedin_url'), (17, 'technologies'), (18, 'keywords'), (19, 'source');

-- One row is some persons, in the order of import: on each page as many as fit into one of SQLite's
-- own, because to write and read a row costs many times what a person does. A page has the ids from
-- its first_id to the next one's. Those above contact_book.last_visible belong to an import that is
-- still being loaded, and nobody sees them.
CREATE TABLE contact_page (
    first_id INTEGER PRIMARY KEY CHECK (first_id > 0 AND first_id < 2147483648),
    contacts BLOB NOT NULL               -- for each: distance to the id before, address, fields;
) STRICT;                                -- fields: for each value field.id, length, UTF-8

-- One row says which contact has an email address. The primary key is a 64-bit hash of the address
-- as it is compared, or the next free number after it, and keeps addresses unique: in 12 bytes,
-- where an index over the text would take 40 and be written all over at each import.
CREATE TABLE contact_key (
    hash       INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL
) STRICT;

-- One row is the new values of a contact that was there before an import. They are seen from the
-- moment in which the import is (contact_book.state 'folding'), and then moved to contact.
CREATE TABLE contact_change (
    contact_id INTEGER PRIMARY KEY,
    fields     BLOB NOT NULL
) STRICT;

-- The one row says how far contacts can be seen, and what an import has left to do.
CREATE TABLE contact_book (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    last_visible INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('steady', 'staging', 'folding'))
) STRICT;

INSERT INTO contact_book (id, last_visible, state)
VALUES (1, 0, 'steady');

-- The facet index. One row is a set of contacts that were indexed together; a contact belongs to
-- the newest visible layer that covers it, in all older ones it is dead. Bitmaps are Roaring's
-- portable format.
CREATE TABLE layer (
    id     INTEGER PRIMARY KEY,
    state  TEXT NOT NULL CHECK (state IN ('staged', 'visible', 'dropped')),
    covers BLOB NOT NULL,                -- bitmap: the contacts indexed in it
    dead   BLOB                          -- bitmap: those erased or indexed again in a newer layer
) STRICT;

-- One row is a block of values of one field in one layer, in the order of their keys; each with the
-- contacts that have it. The key '' stands for having any value at all.
CREATE TABLE posting (
    layer_id  INTEGER NOT NULL REFERENCES layer,
    field_id  INTEGER NOT NULL REFERENCES field,
    first_key TEXT NOT NULL,
    block     BLOB NOT NULL,
    PRIMARY KEY (layer_id, field_id, first_key)
) STRICT, WITHOUT ROWID;

-- One row is the contacts with a status among 2^20 of them, as a bitmap.
CREATE TABLE contact_status (
    status   TEXT NOT NULL CHECK (status IN ('do-not-email', 'undeliverable')),
    segment  INTEGER NOT NULL,           -- contact.id >> 20
    contacts BLOB NOT NULL,
    PRIMARY KEY (status, segment)
) STRICT, WITHOUT ROWID;

-- One row is a contact whose address was found invalid.
CREATE TABLE undeliverable (
    contact_id INTEGER PRIMARY KEY,
    reason     TEXT NOT NULL,
    at         INTEGER NOT NULL          -- milliseconds since 1970, UTC
) STRICT;

-- One row is an address or a domain that is never emailed.
CREATE TABLE do_not_email (
    entry    TEXT PRIMARY KEY CHECK (instr(entry, '@') > 0),  -- a@b.example, or @b.example
    reason   TEXT NOT NULL,
    source   TEXT NOT NULL,
    added_at INTEGER NOT NULL            -- milliseconds since 1970, UTC
) STRICT, WITHOUT ROWID;
