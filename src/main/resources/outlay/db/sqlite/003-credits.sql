-- The ledger. One row moves credits from one state to another, and carries the three balances
-- after it. Rows are never changed and never deleted; a correction is a new row.
--
-- Rule 1 of the ledger (available + reserved + spent = purchased, none below zero, ever) is kept by
-- the CHECKs and by ledger_entry_follows: every row continues the balances of the row before it.
-- Rule 2 (a recipient's credit moves at most once to spent or back, a spent one at most once back)
-- is kept by one row per recipient and kind, and by ledger_entry_moves_one_way.
CREATE TABLE ledger_entry (
    id           INTEGER PRIMARY KEY,    -- 1, 2, 3, ... without gaps
    at           INTEGER NOT NULL,       -- milliseconds since 1970, UTC
    operation_id INTEGER NOT NULL REFERENCES operation,
    kind         TEXT NOT NULL CHECK (kind IN ('purchase', 'reserve', 'spend', 'return')),
    credits      INTEGER NOT NULL CHECK (credits > 0),
    from_state   TEXT CHECK (from_state IN ('available', 'reserved', 'spent')),
    reason       TEXT CHECK (reason IN ('contact-removed', 'campaign-deleted', 'invalid-address',
                                        'do-not-email', 'bounced', 'expired-retry')),
    campaign_id  INTEGER,                -- by number only: the ledger outlives campaigns
    recipient_id INTEGER,                -- and persons
    reference    TEXT,                   -- of a purchase: the invoice or order
    purchased    INTEGER NOT NULL CHECK (purchased >= 0),
    available    INTEGER NOT NULL CHECK (available >= 0),
    reserved     INTEGER NOT NULL CHECK (reserved >= 0),
    spent        INTEGER NOT NULL CHECK (spent >= 0),
    CHECK (available + reserved + spent = purchased),
    -- A purchase concerns nobody; each other row concerns one recipient and moves one credit.
    CHECK ((kind = 'purchase') = (recipient_id IS NULL)),
    CHECK ((kind = 'purchase') = (campaign_id IS NULL)),
    CHECK (kind = 'purchase' OR (credits = 1 AND reference IS NULL)),
    CHECK ((kind = 'return') = (reason IS NOT NULL)),
    CHECK (from_state IS CASE kind WHEN 'purchase' THEN NULL
                                   WHEN 'reserve' THEN 'available'
                                   WHEN 'spend' THEN 'reserved'
                                   ELSE from_state END),
    CHECK (kind <> 'return' OR (from_state IS NOT NULL AND from_state IN ('reserved', 'spent'))),
    -- Rule 5: only a bounce returns a spent credit.
    CHECK (from_state IS NOT 'spent' OR reason IS 'bounced')
) STRICT;

CREATE UNIQUE INDEX ledger_entry_once ON ledger_entry (recipient_id, kind)
WHERE recipient_id IS NOT NULL;

CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are never changed');
END;

CREATE TRIGGER ledger_entry_is_never_deleted BEFORE DELETE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are never deleted');
END;

-- Each row is the balances of the row before it and its own movement. Before the first row all are 0.
CREATE TRIGGER ledger_entry_follows BEFORE INSERT ON ledger_entry
WHEN NOT EXISTS (
    SELECT 1
    FROM (
        SELECT 0 AS id, 0 AS purchased, 0 AS available, 0 AS reserved, 0 AS spent
        WHERE NOT EXISTS (SELECT 1 FROM ledger_entry)
        UNION ALL
        SELECT id, purchased, available, reserved, spent
        FROM ledger_entry
        WHERE id = (SELECT max(id) FROM ledger_entry)
    ) AS last
    WHERE NEW.id = last.id + 1
      AND NEW.purchased = last.purchased + iif(NEW.kind = 'purchase', NEW.credits, 0)
      AND NEW.available = last.available
                        + iif(NEW.kind IN ('purchase', 'return'), NEW.credits, 0)
                        - iif(NEW.from_state IS 'available', NEW.credits, 0)
      AND NEW.reserved = last.reserved
                       + iif(NEW.kind = 'reserve', NEW.credits, 0)
                       - iif(NEW.from_state IS 'reserved', NEW.credits, 0)
      AND NEW.spent = last.spent
                    + iif(NEW.kind = 'spend', NEW.credits, 0)
                    - iif(NEW.from_state IS 'spent', NEW.credits, 0)
)
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry does not continue the balances before it');
END;

-- First reserve; then spend, or return from reserved; after a spend, return from spent. All in the
-- campaign that the credit was reserved for.
CREATE TRIGGER ledger_entry_moves_one_way BEFORE INSERT ON ledger_entry
WHEN NEW.kind IN ('spend', 'return')
 AND (NEW.from_state, NEW.campaign_id) IS NOT (
    SELECT CASE kind WHEN 'reserve' THEN 'reserved' WHEN 'spend' THEN 'spent' END, campaign_id
    FROM ledger_entry
    WHERE recipient_id = NEW.recipient_id
    ORDER BY id DESC
    LIMIT 1)
BEGIN
    SELECT RAISE(ABORT, 'a credit is not where a ledger entry takes it from');
END;

-- The index above says so too, but would let INSERT OR REPLACE take the first entry away.
CREATE TRIGGER ledger_entry_reserves_once BEFORE INSERT ON ledger_entry
WHEN NEW.kind = 'reserve'
 AND EXISTS (SELECT 1 FROM ledger_entry WHERE recipient_id = NEW.recipient_id)
BEGIN
    SELECT RAISE(ABORT, 'a recipient has one credit');
END;
