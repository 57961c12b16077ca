-- One row is one campaign. A deleted one stays: the ledger's history and late bounces need it.
CREATE TABLE campaign (
    id                 INTEGER PRIMARY KEY,
    name               TEXT    NOT NULL,
    state              TEXT    NOT NULL CHECK (state IN ('draft', 'active', 'paused', 'deleted')),
    pause_reason       TEXT,                       -- when Outlay itself has paused it
    created_at         INTEGER NOT NULL,           -- milliseconds since 1970, UTC; so all times
    counted_from       INTEGER NOT NULL DEFAULT 0, -- bounces before this time no longer pause it
    revision           INTEGER NOT NULL DEFAULT 0, -- counts its updates
    sender             TEXT    NOT NULL,           -- the From of its emails
    reply_to           TEXT,
    postal_address     TEXT,
    unsubscribe_mailto TEXT,
    unsubscribe_url    TEXT,
    bounce_address     TEXT,
    commercial         INTEGER NOT NULL CHECK (commercial IN (0, 1)),
    timezone           TEXT    NOT NULL,
    days               TEXT    NOT NULL,           -- such as 'mon,tue'
    opens              TEXT    NOT NULL,           -- local time, such as '09:00'
    closes             TEXT    NOT NULL,           -- local time; '24:00' is midnight
    per_day            INTEGER CHECK (per_day > 0),
    per_hour           INTEGER CHECK (per_hour > 0),
    gap_min            INTEGER NOT NULL CHECK (gap_min >= 0), -- seconds
    gap_max            INTEGER NOT NULL CHECK (gap_max >= gap_min),
    bounce_percent     INTEGER NOT NULL CHECK (bounce_percent BETWEEN 1 AND 100),
    bounce_at_least    INTEGER NOT NULL CHECK (bounce_at_least > 0)
) STRICT;

CREATE UNIQUE INDEX campaign_name ON campaign (name)
WHERE state <> 'deleted';

-- One row is one email of a campaign's sequence.
CREATE TABLE step (
    campaign_id INTEGER NOT NULL REFERENCES campaign,
    number      INTEGER NOT NULL CHECK (number > 0),
    after_days  INTEGER NOT NULL CHECK (after_days >= 0),
    subject     TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    html        TEXT,
    PRIMARY KEY (campaign_id, number)
) STRICT, WITHOUT ROWID;

-- One row is one contact in one campaign, with one credit.
CREATE TABLE recipient (
    id             INTEGER PRIMARY KEY,
    campaign_id    INTEGER NOT NULL REFERENCES campaign,
    contact_id     INTEGER,              -- absent once the person has been erased
    status         TEXT NOT NULL CHECK (status IN (
                       'active', 'held', 'bounced', 'invalid', 'unsubscribed', 'replied', 'removed',
                       'finished', 'in-doubt')),
    reason         TEXT,                 -- why it has this status
    steps_sent     INTEGER NOT NULL DEFAULT 0 CHECK (steps_sent >= 0),
    credit         TEXT NOT NULL CHECK (credit IN ('reserved', 'spent', 'returned')),
    due_at         INTEGER NOT NULL,     -- when the next step may be sent or tried again; 0: at once
    first_tried_at INTEGER,              -- of the next step, when it has been tried
    tries          INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    sent_at        INTEGER,              -- when the last step was accepted
    in_flight      INTEGER NOT NULL DEFAULT 0 CHECK (in_flight IN (0, 1)), -- a send has it in hand
    -- Rule 3: the first email accepted is what spends a credit.
    CHECK (credit <> 'reserved' OR steps_sent = 0),
    CHECK (credit <> 'spent' OR steps_sent > 0),
    CHECK (credit <> 'returned' OR status NOT IN ('active', 'held', 'in-doubt'))
) STRICT;

-- A contact is uploaded into a campaign at most once.
CREATE UNIQUE INDEX recipient_once ON recipient (campaign_id, contact_id)
WHERE contact_id IS NOT NULL;

CREATE INDEX recipient_of_campaign ON recipient (campaign_id);

CREATE INDEX recipient_of_contact ON recipient (contact_id)
WHERE contact_id IS NOT NULL;

CREATE INDEX recipient_held ON recipient (campaign_id)
WHERE status = 'held';

-- Follow-ups (0) before first emails (1), in the order in which they become due.
CREATE INDEX recipient_due ON recipient (campaign_id, (steps_sent = 0), due_at, id)
WHERE status = 'active' AND in_flight = 0;

-- One row is one email that was, or may have been, handed to a mail server. It is written before
-- the mail server is told, so that no crash can hide it.
CREATE TABLE message (
    id           INTEGER PRIMARY KEY AUTOINCREMENT, -- signed into its Message-ID: never used again
    recipient_id INTEGER NOT NULL REFERENCES recipient,
    campaign_id  INTEGER NOT NULL REFERENCES campaign,
    step         INTEGER NOT NULL CHECK (step > 0),
    state        TEXT NOT NULL CHECK (state IN (
                     'intended', 'accepted', 'refused', 'deferred', 'unsent', 'in-doubt')),
    operation_id INTEGER NOT NULL REFERENCES operation, -- the send that had it
    intended_at  INTEGER NOT NULL,
    settled_at   INTEGER,
    reply        TEXT,                   -- what the mail server said
    CHECK ((state IN ('intended', 'in-doubt')) = (settled_at IS NULL))
) STRICT;

-- A recipient has at most one message whose fate is open.
CREATE UNIQUE INDEX message_open ON message (recipient_id)
WHERE state IN ('intended', 'in-doubt');

CREATE UNIQUE INDEX message_accepted_once ON message (recipient_id, step)
WHERE state = 'accepted';

CREATE INDEX message_counted ON message (campaign_id, intended_at)
WHERE state IN ('intended', 'accepted', 'in-doubt');

CREATE INDEX message_tried ON message (campaign_id, settled_at)
WHERE state IN ('accepted', 'refused');

-- One row is one report that came back about a message: the same one twice changes nothing.
CREATE TABLE report (
    id         INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES message,
    kind       TEXT    NOT NULL,         -- as in 'outlay inbox --classify'
    at         INTEGER NOT NULL,
    status     TEXT,                     -- enhanced status code
    hard       INTEGER NOT NULL CHECK (hard IN (0, 1)),
    reason     TEXT    NOT NULL,
    UNIQUE (message_id, kind)
) STRICT;
