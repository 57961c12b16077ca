-- One row is one account that sends. Its password is never in here: a file or a command has it. A
-- removed one stays: what it has sent counts, and its recipients name it.
CREATE TABLE mailbox (
    id               INTEGER PRIMARY KEY,
    name             TEXT    NOT NULL,
    state            TEXT    NOT NULL CHECK (state IN ('active', 'paused', 'removed')),
    pause_reason     TEXT,                   -- when Outlay itself has paused it
    refused          TEXT,                   -- what its mail server said when it last refused us
    sender           TEXT    NOT NULL,       -- the From of its emails
    sender_key       TEXT    NOT NULL,       -- the address in it, as addresses are compared
    reply_to         TEXT,
    bounce_address   TEXT,
    transport        TEXT,                   -- absent: as for a campaign without mailboxes
    inbox            TEXT,
    sent_folder      TEXT,
    password_file    TEXT,
    password_command TEXT,
    per_day          INTEGER CHECK (per_day > 0),
    per_hour         INTEGER CHECK (per_hour > 0),
    gap_min          INTEGER NOT NULL CHECK (gap_min >= 0), -- seconds
    gap_max          INTEGER NOT NULL CHECK (gap_max >= gap_min),
    ramp_start       INTEGER CHECK (ramp_start > 0),  -- emails on its first day of sending
    ramp_step        INTEGER CHECK (ramp_step >= 0),  -- so many more on each further one
    timezone         TEXT    NOT NULL,       -- its days are calendar days there
    CHECK ((ramp_start IS NULL) = (ramp_step IS NULL)),
    CHECK (ramp_start IS NULL OR per_day IS NOT NULL),
    CHECK (password_file IS NULL OR password_command IS NULL)
) STRICT;

CREATE UNIQUE INDEX mailbox_name ON mailbox (name)
WHERE state <> 'removed';

-- An address has one quota.
CREATE UNIQUE INDEX mailbox_sender ON mailbox (sender_key)
WHERE state <> 'removed';

-- One row says that a campaign sends with a mailbox. A campaign without any has a sender of its own;
-- one with some has '' there.
CREATE TABLE campaign_mailbox (
    campaign_id INTEGER NOT NULL REFERENCES campaign,
    place       INTEGER NOT NULL CHECK (place > 0),
    mailbox_id  INTEGER NOT NULL REFERENCES mailbox,
    PRIMARY KEY (campaign_id, place),
    UNIQUE (campaign_id, mailbox_id)
) STRICT, WITHOUT ROWID;

-- Who wrote first also writes the follow-ups.
ALTER TABLE recipient ADD COLUMN mailbox_id INTEGER REFERENCES mailbox;
ALTER TABLE message ADD COLUMN mailbox_id INTEGER REFERENCES mailbox;

-- The follow-ups of each mailbox, in the order in which they become due.
CREATE INDEX recipient_due_of_mailbox ON recipient (campaign_id, mailbox_id, due_at, id)
WHERE status = 'active' AND in_flight = 0 AND mailbox_id IS NOT NULL;

-- What its quota counts.
CREATE INDEX message_of_mailbox ON message (mailbox_id, intended_at)
WHERE mailbox_id IS NOT NULL AND state IN ('intended', 'accepted', 'in-doubt');

-- Counts of a million recipients are read from this index alone.
CREATE INDEX recipient_counted ON recipient (campaign_id, status, steps_sent)
WHERE contact_id IS NOT NULL;

DROP INDEX recipient_held;
