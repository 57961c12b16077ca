-- Moving changed values to their contacts is called merging: folding is what is done to letters.
ALTER TABLE contact_book RENAME TO contact_book_before;

-- The one row says how far contacts can be seen, and what an import has left to do.
CREATE TABLE contact_book (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    last_visible INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('steady', 'staging', 'merging'))
) STRICT;

INSERT INTO contact_book (id, last_visible, state)
SELECT id, last_visible, CASE WHEN state = 'folding' THEN 'merging' ELSE state END
FROM contact_book_before;

DROP TABLE contact_book_before;
