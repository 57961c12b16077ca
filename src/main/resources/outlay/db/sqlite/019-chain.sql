-- All rows of the ledger have been entered anew: from here on it is guarded again.
DROP TABLE earlier_entry;

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
-- What is available follows from the others: they add up in each row. Nothing is put in the place of
-- a row that is there.
CREATE TRIGGER ledger_entry_follows BEFORE INSERT ON ledger_entry
WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id >= NEW.id)
  OR NOT CASE
    WHEN NEW.id = 1 THEN NEW.kind = 'purchase' AND NEW.purchased = NEW.credits
        AND NEW.reserved = 0 AND NEW.spent = 0 AND NEW.expired = 0
    ELSE EXISTS (
        SELECT 1
        FROM ledger_entry AS last
        WHERE last.id = NEW.id - 1
          AND NEW.purchased = last.purchased
                            + CASE NEW.kind WHEN 'purchase' THEN NEW.credits ELSE 0 END
          AND NEW.reserved = last.reserved
                           + CASE NEW.kind WHEN 'reserve' THEN NEW.credits ELSE 0 END
                           - CASE NEW.from_state WHEN 'reserved' THEN NEW.credits ELSE 0 END
          AND NEW.spent = last.spent
                        + CASE NEW.kind WHEN 'spend' THEN NEW.credits ELSE 0 END
                        - CASE NEW.from_state WHEN 'spent' THEN NEW.credits ELSE 0 END
          AND NEW.expired = last.expired
                          + CASE NEW.kind WHEN 'expire' THEN NEW.credits ELSE 0 END)
  END
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry does not continue the balances before it');
END;

-- First reserve; then spend, or return from reserved; after a spend, return from spent; after a
-- return, expire. All in the campaign and of the purchase that the credit was reserved for and of.
CREATE TRIGGER ledger_entry_moves_one_way BEFORE INSERT ON ledger_entry
WHEN NEW.recipient_id IS NOT NULL
 AND NOT CASE NEW.kind
    WHEN 'reserve' THEN NOT EXISTS (
        SELECT 1 FROM ledger_entry WHERE recipient_id = NEW.recipient_id)
      AND EXISTS (
        SELECT 1 FROM ledger_entry WHERE id = NEW.purchase_id AND kind = 'purchase')
    ELSE EXISTS (
        SELECT 1 FROM ledger_entry
        WHERE recipient_id = NEW.recipient_id
          AND kind = 'reserve'
          AND campaign_id = NEW.campaign_id
          AND purchase_id = NEW.purchase_id)
      AND CASE NEW.kind WHEN 'expire' THEN 1 ELSE 0 END = (
        SELECT count(*) FROM ledger_entry
        WHERE recipient_id = NEW.recipient_id AND kind = 'return')
      AND CASE
        WHEN NEW.kind = 'expire' THEN NOT EXISTS (
            SELECT 1 FROM ledger_entry
            WHERE recipient_id = NEW.recipient_id AND kind = 'expire')
        ELSE CASE NEW.from_state WHEN 'spent' THEN 1 ELSE 0 END = (
            SELECT count(*) FROM ledger_entry
            WHERE recipient_id = NEW.recipient_id AND kind = 'spend')
      END
  END
BEGIN
    SELECT RAISE(ABORT, 'a credit is not where a ledger entry takes it from');
END;

-- What lapses without ever having been reserved was bought, too.
CREATE TRIGGER ledger_entry_expires_what_was_bought BEFORE INSERT ON ledger_entry
WHEN NEW.kind = 'expire'
 AND NOT EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.purchase_id AND kind = 'purchase')
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry names no purchase');
END;

-- In place of two indexes: of all the recipients that a contact has in a campaign at most one has its
-- credit, reserved or spent; and who is, or has been, in a campaign is found by the same.
DROP INDEX recipient_once;

DROP INDEX recipient_ever;

CREATE UNIQUE INDEX recipient_once
ON recipient (campaign_id, contact_id, (CASE credit WHEN 'returned' THEN id ELSE 0 END))
WHERE contact_id IS NOT NULL;
