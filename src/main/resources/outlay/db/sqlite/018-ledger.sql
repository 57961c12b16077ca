-- The ledger with purchases that lapse, and with the chain that proves it. Its rows so far are
-- entered anew (see outlay.credit.Replay): they get their purchase and their hash.
DROP TRIGGER IF EXISTS ledger_entry_is_never_changed;

DROP TRIGGER IF EXISTS ledger_entry_is_never_deleted;

DROP TRIGGER IF EXISTS ledger_entry_follows;

DROP TRIGGER IF EXISTS ledger_entry_moves_one_way;

DROP TRIGGER IF EXISTS ledger_entry_reserves_once;

DROP INDEX IF EXISTS ledger_entry_once;

ALTER TABLE ledger_entry RENAME TO earlier_entry;

-- One row moves credits from one state to another, and carries the balances after it. Rows are
-- never changed and never deleted; a correction is a new row.
--
-- Rule 1 of the ledger (available + reserved + spent + expired = purchased, none below zero, ever) is
-- kept by the CHECKs and by ledger_entry_follows: every row continues the balances of the row before.
-- Rule 2 (a recipient's credit moves at most once to spent or back, a spent one at most once back)
-- is kept by one row per recipient and kind, and by ledger_entry_moves_one_way.
CREATE TABLE ledger_entry (
    id           INTEGER PRIMARY KEY,    -- 1, 2, 3, ... without gaps
    at           INTEGER NOT NULL,       -- milliseconds since 1970, UTC
    operation_id INTEGER NOT NULL REFERENCES operation,
    kind         TEXT NOT NULL,
    credits      INTEGER NOT NULL CHECK (credits > 0),
    from_state   TEXT,
    reason       TEXT,
    campaign_id  INTEGER,                -- by number only: the ledger outlives campaigns
    recipient_id INTEGER,                -- and persons
    reference    TEXT,                   -- of a purchase: the invoice or order
    price        TEXT,                   -- of all its credits together, such as 49.00
    currency     TEXT,                   -- ISO 4217
    expires_on   TEXT,                   -- the last day, UTC, on which it can be used
    purchase_id  INTEGER NOT NULL,       -- the row that bought these credits; itself, for a purchase
    purchased    INTEGER NOT NULL CHECK (purchased >= 0),
    available    INTEGER NOT NULL CHECK (available >= 0),
    reserved     INTEGER NOT NULL CHECK (reserved >= 0),
    spent        INTEGER NOT NULL CHECK (spent >= 0),
    expired      INTEGER NOT NULL CHECK (expired >= 0),
    hash         BLOB NOT NULL CHECK (length(hash) = 32), -- of this row and the hash before it
    CHECK (available + reserved + spent + expired = purchased),
    -- What each kind moves. A purchase and a lapse may concern nobody; each other row concerns one
    -- recipient and moves one credit. Rule 5: only a bounce returns a spent credit.
    CHECK (CASE kind
        WHEN 'purchase' THEN from_state IS NULL AND reason IS NULL
            AND campaign_id IS NULL AND recipient_id IS NULL AND purchase_id = id
        WHEN 'reserve' THEN from_state IS NOT NULL AND from_state = 'available' AND reason IS NULL
            AND campaign_id IS NOT NULL AND recipient_id IS NOT NULL AND credits = 1
        WHEN 'spend' THEN from_state IS NOT NULL AND from_state = 'reserved' AND reason IS NULL
            AND campaign_id IS NOT NULL AND recipient_id IS NOT NULL AND credits = 1
        WHEN 'return' THEN from_state IS NOT NULL AND reason IS NOT NULL
            AND (from_state = 'reserved' OR (from_state = 'spent' AND reason = 'bounced'))
            AND (reason = 'contact-removed' OR reason = 'campaign-deleted' OR reason = 'invalid-address'
                OR reason = 'do-not-email' OR reason = 'bounced' OR reason = 'expired-retry')
            AND campaign_id IS NOT NULL AND recipient_id IS NOT NULL AND credits = 1
        WHEN 'expire' THEN from_state IS NOT NULL AND from_state = 'available' AND reason IS NULL
            AND ((campaign_id IS NULL AND recipient_id IS NULL)
                OR (campaign_id IS NOT NULL AND recipient_id IS NOT NULL AND credits = 1))
        ELSE 1 = 0
    END),
    CHECK (reference IS NULL OR kind = 'purchase' OR kind = 'expire'),
    CHECK (kind = 'purchase' OR (price IS NULL AND currency IS NULL AND expires_on IS NULL)),
    CHECK ((price IS NULL) = (currency IS NULL))
) STRICT;

-- What is left of each purchase: the only thing about credits that is changed. The check computes it
-- anew from the ledger.
CREATE TABLE purchase (
    id        INTEGER PRIMARY KEY REFERENCES ledger_entry,
    available INTEGER NOT NULL CHECK (available >= 0)
) STRICT;

CREATE INDEX purchase_open ON purchase (id)
WHERE available > 0;
