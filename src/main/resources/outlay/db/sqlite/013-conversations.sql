-- Whom a reply stops, and how many days an automatic one moves the next step; absent: not at all.
ALTER TABLE campaign ADD COLUMN stop_on_reply TEXT NOT NULL DEFAULT 'campaign'
    CHECK (stop_on_reply IN ('campaign', 'person', 'company'));
ALTER TABLE campaign ADD COLUMN auto_reply_days INTEGER CHECK (auto_reply_days > 0);

-- A step without subject continues the conversation; one with variants may leave its texts to them.
CREATE TABLE written_step (
    campaign_id INTEGER NOT NULL REFERENCES campaign,
    number      INTEGER NOT NULL CHECK (number > 0),
    after_days  INTEGER NOT NULL CHECK (after_days >= 0),
    subject     TEXT,
    text        TEXT,
    html        TEXT,
    PRIMARY KEY (campaign_id, number)
) STRICT, WITHOUT ROWID;

INSERT INTO written_step (campaign_id, number, after_days, subject, text, html)
SELECT campaign_id, number, after_days, subject, text, html
FROM step;

DROP TABLE step;

ALTER TABLE written_step RENAME TO step;

-- One row is one of several texts of a step; who gets which is drawn. What is absent is the step's.
CREATE TABLE step_variant (
    campaign_id INTEGER NOT NULL REFERENCES campaign,
    step        INTEGER NOT NULL CHECK (step > 0),
    place       INTEGER NOT NULL CHECK (place > 0),
    name        TEXT    NOT NULL CHECK (name <> ''),
    weight      INTEGER NOT NULL CHECK (weight > 0),
    subject     TEXT,
    text        TEXT,
    html        TEXT,
    PRIMARY KEY (campaign_id, step, place),
    UNIQUE (campaign_id, step, name)
) STRICT, WITHOUT ROWID;

-- What later emails of the same conversation need to know. Absent in messages sent before these
-- columns were there.
ALTER TABLE message ADD COLUMN domain  TEXT;  -- at the right of its Message-ID
ALTER TABLE message ADD COLUMN subject TEXT;  -- as this recipient got it, when it began a conversation
ALTER TABLE message ADD COLUMN variant TEXT;  -- of the step, when it has several

DROP TRIGGER message_forgets_the_erased;

CREATE TRIGGER message_forgets_the_erased AFTER UPDATE OF contact_id ON recipient
WHEN NEW.contact_id IS NULL AND OLD.contact_id IS NOT NULL
BEGIN
    UPDATE message
    SET reply = NULL, subject = NULL
    WHERE recipient_id = NEW.id;
END;
