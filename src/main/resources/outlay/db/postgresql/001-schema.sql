-- The tables, triggers and indexes of an SQLite file of schema 20, in PostgreSQL's words: what they
-- are for is told there. Names and rules are the same. Texts are compared as bytes, wherever the
-- server stands; numbers have 64 bits. There are no sequences, advisory locks, temporary tables or
-- types of our own: several makers of databases speak this protocol and have not all of them.

CREATE TABLE operation (
    id         BIGINT PRIMARY KEY,
    at         BIGINT NOT NULL,
    actor      TEXT COLLATE "C" NOT NULL,
    command    TEXT COLLATE "C" NOT NULL,
    key        TEXT COLLATE "C" UNIQUE,
    result     TEXT COLLATE "C",
    parameters TEXT COLLATE "C",
    digest     BYTEA,
    undone_by  BIGINT REFERENCES operation
);

CREATE TABLE setting (
    name  TEXT COLLATE "C" PRIMARY KEY,
    value BYTEA NOT NULL
);

-- What a contact database grows by; visible from when the row of contact_book says so. No foreign
-- keys, no triggers: these tables can be spread over several servers.
CREATE TABLE contact_page (
    first_id BIGINT PRIMARY KEY CHECK (first_id > 0 AND first_id < 2147483648),
    contacts BYTEA NOT NULL
);

CREATE TABLE layer (
    id      BIGINT PRIMARY KEY,
    state   TEXT COLLATE "C" NOT NULL CHECK (state IN ('staged', 'visible', 'dropped')),
    covers  BYTEA NOT NULL,
    dead    BYTEA,
    edition BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE posting (
    layer_id  BIGINT NOT NULL,
    field_id  BIGINT NOT NULL,
    first_key TEXT COLLATE "C" NOT NULL,
    block     BYTEA NOT NULL,
    PRIMARY KEY (layer_id, field_id, first_key)
);

CREATE TABLE contact_book (
    id           BIGINT PRIMARY KEY CHECK (id = 1),
    last_visible BIGINT NOT NULL,
    state        TEXT COLLATE "C" NOT NULL CHECK (state IN ('steady', 'staging', 'merging'))
);

CREATE TABLE field (
    id   BIGINT PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE CHECK (name <> ''),
    seen BIGINT NOT NULL DEFAULT 1 CHECK (seen IN (0, 1))
);

CREATE TABLE contact_key (
    hash       BIGINT PRIMARY KEY,
    contact_id BIGINT NOT NULL
);

CREATE TABLE contact_change (
    contact_id BIGINT PRIMARY KEY,
    fields     BYTEA NOT NULL
);

CREATE TABLE contact_status (
    status   TEXT COLLATE "C" NOT NULL CHECK (status IN ('do-not-email', 'undeliverable')),
    segment  BIGINT NOT NULL,
    contacts BYTEA NOT NULL,
    PRIMARY KEY (status, segment)
);

CREATE TABLE undeliverable (
    contact_id BIGINT PRIMARY KEY,
    reason     TEXT COLLATE "C" NOT NULL,
    at         BIGINT NOT NULL
);

CREATE TABLE do_not_email (
    entry        TEXT COLLATE "C" PRIMARY KEY CHECK (position('@' IN entry) > 0),
    reason       TEXT COLLATE "C" NOT NULL,
    source       TEXT COLLATE "C" NOT NULL,
    added_at     BIGINT NOT NULL,
    operation_id BIGINT REFERENCES operation
);

CREATE INDEX do_not_email_of_operation ON do_not_email (operation_id)
WHERE operation_id IS NOT NULL;

CREATE TABLE campaign (
    id                 BIGINT PRIMARY KEY,
    name               TEXT COLLATE "C" NOT NULL,
    state              TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'active', 'paused', 'deleted')),
    pause_reason       TEXT COLLATE "C",
    created_at         BIGINT NOT NULL,
    counted_from       BIGINT NOT NULL DEFAULT 0,
    revision           BIGINT NOT NULL DEFAULT 0,
    sender             TEXT COLLATE "C" NOT NULL,
    reply_to           TEXT COLLATE "C",
    postal_address     TEXT COLLATE "C",
    unsubscribe_mailto TEXT COLLATE "C",
    unsubscribe_url    TEXT COLLATE "C",
    bounce_address     TEXT COLLATE "C",
    commercial         BIGINT NOT NULL CHECK (commercial IN (0, 1)),
    timezone           TEXT COLLATE "C" NOT NULL,
    days               TEXT COLLATE "C" NOT NULL,
    per_day            BIGINT CHECK (per_day > 0),
    per_hour           BIGINT CHECK (per_hour > 0),
    gap_min            BIGINT NOT NULL CHECK (gap_min >= 0),
    gap_max            BIGINT NOT NULL,
    bounce_percent     BIGINT NOT NULL CHECK (bounce_percent BETWEEN 1 AND 100),
    bounce_at_least    BIGINT NOT NULL CHECK (bounce_at_least > 0),
    refused            TEXT COLLATE "C",
    stop_on_reply      TEXT COLLATE "C" NOT NULL DEFAULT 'campaign'
        CHECK (stop_on_reply IN ('campaign', 'person', 'company')),
    auto_reply_days    BIGINT CHECK (auto_reply_days > 0),
    windows            TEXT COLLATE "C" NOT NULL DEFAULT '',
    closed             TEXT COLLATE "C" NOT NULL DEFAULT '',
    holidays           TEXT COLLATE "C",
    timezone_of        TEXT COLLATE "C" NOT NULL DEFAULT 'campaign'
        CHECK (timezone_of IN ('campaign', 'contact')),
    budget             BIGINT CHECK (budget > 0),
    CHECK (gap_max >= gap_min)
);

CREATE UNIQUE INDEX campaign_name ON campaign (name)
WHERE state <> 'deleted';

CREATE TABLE step (
    campaign_id BIGINT NOT NULL REFERENCES campaign,
    number      BIGINT NOT NULL CHECK (number > 0),
    after_days  BIGINT NOT NULL CHECK (after_days >= 0),
    subject     TEXT COLLATE "C",
    text        TEXT COLLATE "C",
    html        TEXT COLLATE "C",
    PRIMARY KEY (campaign_id, number)
);

CREATE TABLE step_variant (
    campaign_id BIGINT NOT NULL REFERENCES campaign,
    step        BIGINT NOT NULL CHECK (step > 0),
    place       BIGINT NOT NULL CHECK (place > 0),
    name        TEXT COLLATE "C" NOT NULL CHECK (name <> ''),
    weight      BIGINT NOT NULL CHECK (weight > 0),
    subject     TEXT COLLATE "C",
    text        TEXT COLLATE "C",
    html        TEXT COLLATE "C",
    PRIMARY KEY (campaign_id, step, place),
    UNIQUE (campaign_id, step, name)
);

CREATE TABLE mailbox (
    id               BIGINT PRIMARY KEY,
    name             TEXT COLLATE "C" NOT NULL,
    state            TEXT COLLATE "C" NOT NULL CHECK (state IN ('active', 'paused', 'removed')),
    pause_reason     TEXT COLLATE "C",
    refused          TEXT COLLATE "C",
    sender           TEXT COLLATE "C" NOT NULL,
    sender_key       TEXT COLLATE "C" NOT NULL,
    reply_to         TEXT COLLATE "C",
    bounce_address   TEXT COLLATE "C",
    transport        TEXT COLLATE "C",
    inbox            TEXT COLLATE "C",
    sent_folder      TEXT COLLATE "C",
    password_file    TEXT COLLATE "C",
    password_command TEXT COLLATE "C",
    per_day          BIGINT CHECK (per_day > 0),
    per_hour         BIGINT CHECK (per_hour > 0),
    gap_min          BIGINT NOT NULL CHECK (gap_min >= 0),
    gap_max          BIGINT NOT NULL,
    ramp_start       BIGINT CHECK (ramp_start > 0),
    ramp_step        BIGINT CHECK (ramp_step >= 0),
    timezone         TEXT COLLATE "C" NOT NULL,
    CHECK (gap_max >= gap_min),
    CHECK ((ramp_start IS NULL) = (ramp_step IS NULL)),
    CHECK (ramp_start IS NULL OR per_day IS NOT NULL),
    CHECK (password_file IS NULL OR password_command IS NULL)
);

CREATE UNIQUE INDEX mailbox_name ON mailbox (name)
WHERE state <> 'removed';

CREATE UNIQUE INDEX mailbox_sender ON mailbox (sender_key)
WHERE state <> 'removed';

CREATE TABLE campaign_mailbox (
    campaign_id BIGINT NOT NULL REFERENCES campaign,
    place       BIGINT NOT NULL CHECK (place > 0),
    mailbox_id  BIGINT NOT NULL REFERENCES mailbox,
    PRIMARY KEY (campaign_id, place),
    UNIQUE (campaign_id, mailbox_id)
);

CREATE TABLE recipient (
    id             BIGINT PRIMARY KEY,
    campaign_id    BIGINT NOT NULL REFERENCES campaign,
    contact_id     BIGINT,
    status         TEXT COLLATE "C" NOT NULL CHECK (status IN (
                       'active', 'held', 'bounced', 'invalid', 'unsubscribed', 'replied', 'removed',
                       'finished', 'in-doubt')),
    reason         TEXT COLLATE "C",
    steps_sent     BIGINT NOT NULL DEFAULT 0 CHECK (steps_sent >= 0),
    credit         TEXT COLLATE "C" NOT NULL CHECK (credit IN ('reserved', 'spent', 'returned')),
    due_at         BIGINT NOT NULL,
    first_tried_at BIGINT,
    tries          BIGINT NOT NULL DEFAULT 0 CHECK (tries >= 0),
    sent_at        BIGINT,
    in_flight      BIGINT NOT NULL DEFAULT 0 CHECK (in_flight IN (0, 1)),
    mailbox_id     BIGINT REFERENCES mailbox,
    CHECK (credit <> 'reserved' OR steps_sent = 0),
    CHECK (credit <> 'spent' OR steps_sent > 0),
    CHECK (credit <> 'returned' OR status NOT IN ('active', 'held', 'in-doubt'))
);

CREATE INDEX recipient_of_campaign ON recipient (campaign_id);

CREATE INDEX recipient_of_contact ON recipient (contact_id)
WHERE contact_id IS NOT NULL;

CREATE INDEX recipient_due ON recipient (campaign_id, (steps_sent = 0), due_at, id)
WHERE status = 'active' AND in_flight = 0;

CREATE INDEX recipient_due_of_mailbox ON recipient (campaign_id, mailbox_id, due_at, id)
WHERE status = 'active' AND in_flight = 0 AND mailbox_id IS NOT NULL;

CREATE INDEX recipient_counted ON recipient (campaign_id, status, steps_sent)
WHERE contact_id IS NOT NULL;

CREATE UNIQUE INDEX recipient_once
ON recipient (campaign_id, contact_id, (CASE credit WHEN 'returned' THEN id ELSE 0 END))
WHERE contact_id IS NOT NULL;

CREATE TABLE message (
    id           BIGINT PRIMARY KEY,
    recipient_id BIGINT NOT NULL REFERENCES recipient,
    campaign_id  BIGINT NOT NULL REFERENCES campaign,
    mailbox_id   BIGINT REFERENCES mailbox,
    step         BIGINT NOT NULL CHECK (step > 0),
    state        TEXT COLLATE "C" NOT NULL CHECK (state IN (
                     'intended', 'accepted', 'refused', 'deferred', 'unsent', 'in-doubt')),
    operation_id BIGINT NOT NULL REFERENCES operation,
    intended_at  BIGINT NOT NULL,
    settled_at   BIGINT,
    reply        TEXT COLLATE "C",
    salt         BYTEA NOT NULL DEFAULT '',
    domain       TEXT COLLATE "C",
    subject      TEXT COLLATE "C",
    variant      TEXT COLLATE "C",
    CHECK ((state IN ('intended', 'in-doubt')) = (settled_at IS NULL))
);

CREATE UNIQUE INDEX message_open ON message (recipient_id)
WHERE state IN ('intended', 'in-doubt');

CREATE UNIQUE INDEX message_accepted_once ON message (recipient_id, step)
WHERE state = 'accepted';

CREATE INDEX message_counted ON message (campaign_id, intended_at)
WHERE state IN ('intended', 'accepted', 'in-doubt');

CREATE INDEX message_tried ON message (campaign_id, settled_at)
WHERE state IN ('accepted', 'refused');

CREATE INDEX message_of_recipient ON message (recipient_id);

CREATE INDEX message_of_mailbox ON message (mailbox_id, intended_at)
WHERE mailbox_id IS NOT NULL AND state IN ('intended', 'accepted', 'in-doubt');

CREATE TABLE report (
    id         BIGINT PRIMARY KEY,
    message_id BIGINT NOT NULL REFERENCES message,
    kind       TEXT COLLATE "C" NOT NULL,
    at         BIGINT NOT NULL,
    status     TEXT COLLATE "C",
    hard       BIGINT NOT NULL CHECK (hard IN (0, 1)),
    reason     TEXT COLLATE "C" NOT NULL,
    subject    TEXT COLLATE "C",
    UNIQUE (message_id, kind)
);

CREATE TABLE inbox_place (
    source TEXT COLLATE "C" NOT NULL,
    place  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (source, place)
);

CREATE TABLE ledger_entry (
    id           BIGINT PRIMARY KEY,
    at           BIGINT NOT NULL,
    operation_id BIGINT NOT NULL REFERENCES operation,
    kind         TEXT COLLATE "C" NOT NULL,
    credits      BIGINT NOT NULL CHECK (credits > 0),
    from_state   TEXT COLLATE "C",
    reason       TEXT COLLATE "C",
    campaign_id  BIGINT,
    recipient_id BIGINT,
    reference    TEXT COLLATE "C",
    price        TEXT COLLATE "C",
    currency     TEXT COLLATE "C",
    expires_on   TEXT COLLATE "C",
    purchase_id  BIGINT NOT NULL,
    purchased    BIGINT NOT NULL CHECK (purchased >= 0),
    available    BIGINT NOT NULL CHECK (available >= 0),
    reserved     BIGINT NOT NULL CHECK (reserved >= 0),
    spent        BIGINT NOT NULL CHECK (spent >= 0),
    expired      BIGINT NOT NULL CHECK (expired >= 0),
    hash         BYTEA NOT NULL CHECK (length(hash) = 32),
    CHECK (available + reserved + spent + expired = purchased),
    CHECK (CASE kind
        WHEN 'purchase' THEN from_state IS NULL AND reason IS NULL
            AND campaign_id IS NULL AND recipient_id IS NULL AND purchase_id = id
        WHEN 'reserve' THEN from_state IS NOT NULL AND from_state = 'available' AND reason IS NULL
            AND campaign_id IS NOT NULL AND recipient_id IS NOT NULL AND credits = 1
        WHEN 'spend' THEN from_state IS NOT NULL AND from_state = 'reserved' AND reason IS NULL
            AND campaign_id IS NOT NULL AND recipient_id IS NOT NULL AND credits = 1
        WHEN 'return' THEN from_state IS NOT NULL AND reason IS NOT NULL
            AND (from_state = 'reserved' OR (from_state = 'spent' AND reason = 'bounced'))
            AND reason IN ('contact-removed', 'campaign-deleted', 'invalid-address', 'do-not-email',
                'bounced', 'expired-retry')
            AND campaign_id IS NOT NULL AND recipient_id IS NOT NULL AND credits = 1
        WHEN 'expire' THEN from_state IS NOT NULL AND from_state = 'available' AND reason IS NULL
            AND ((campaign_id IS NULL AND recipient_id IS NULL)
                OR (campaign_id IS NOT NULL AND recipient_id IS NOT NULL AND credits = 1))
        ELSE FALSE
    END),
    CHECK (reference IS NULL OR kind = 'purchase' OR kind = 'expire'),
    CHECK (kind = 'purchase' OR (price IS NULL AND currency IS NULL AND expires_on IS NULL)),
    CHECK ((price IS NULL) = (currency IS NULL))
);

CREATE UNIQUE INDEX ledger_entry_once ON ledger_entry (recipient_id, kind)
WHERE recipient_id IS NOT NULL;

CREATE TABLE purchase (
    id        BIGINT PRIMARY KEY REFERENCES ledger_entry,
    available BIGINT NOT NULL CHECK (available >= 0)
);

CREATE INDEX purchase_open ON purchase (id)
WHERE available > 0;

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'check_violation';
END
$$;

CREATE TRIGGER operation_is_never_deleted BEFORE DELETE ON operation
FOR EACH ROW EXECUTE FUNCTION refuse('operations are never deleted');

CREATE TRIGGER message_is_never_deleted BEFORE DELETE ON message
FOR EACH ROW EXECUTE FUNCTION refuse('messages are never deleted');

CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE ON ledger_entry
FOR EACH ROW EXECUTE FUNCTION refuse('ledger entries are never changed');

CREATE TRIGGER ledger_entry_is_never_deleted BEFORE DELETE ON ledger_entry
FOR EACH ROW EXECUTE FUNCTION refuse('ledger entries are never deleted');

CREATE FUNCTION forget_the_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_ARGV[0] = 'message' THEN
        UPDATE message
        SET reply = NULL, subject = NULL
        WHERE recipient_id = NEW.id;
    ELSE
        UPDATE report
        SET subject = NULL
        WHERE message_id IN (SELECT id FROM message WHERE recipient_id = NEW.id);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER message_forgets_the_erased AFTER UPDATE OF contact_id ON recipient
FOR EACH ROW WHEN (NEW.contact_id IS NULL AND OLD.contact_id IS NOT NULL)
EXECUTE FUNCTION forget_the_erased('message');

CREATE TRIGGER report_forgets_the_erased AFTER UPDATE OF contact_id ON recipient
FOR EACH ROW WHEN (NEW.contact_id IS NULL AND OLD.contact_id IS NOT NULL)
EXECUTE FUNCTION forget_the_erased('report');

CREATE FUNCTION follow_the_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM ledger_entry WHERE id >= NEW.id)
        OR NOT (CASE
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
        END) THEN
        RAISE EXCEPTION 'a ledger entry does not continue the balances before it'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER ledger_entry_follows BEFORE INSERT ON ledger_entry
FOR EACH ROW EXECUTE FUNCTION follow_the_balances();

CREATE FUNCTION move_one_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (CASE NEW.kind
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
          AND (NEW.kind = 'expire') = EXISTS (
            SELECT 1 FROM ledger_entry
            WHERE recipient_id = NEW.recipient_id AND kind = 'return')
          AND CASE
            WHEN NEW.kind = 'expire' THEN NOT EXISTS (
                SELECT 1 FROM ledger_entry
                WHERE recipient_id = NEW.recipient_id AND kind = 'expire')
            ELSE (NEW.from_state = 'spent') = EXISTS (
                SELECT 1 FROM ledger_entry
                WHERE recipient_id = NEW.recipient_id AND kind = 'spend')
          END
        END) THEN
        RAISE EXCEPTION 'a credit is not where a ledger entry takes it from'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER ledger_entry_moves_one_way BEFORE INSERT ON ledger_entry
FOR EACH ROW WHEN (NEW.recipient_id IS NOT NULL) EXECUTE FUNCTION move_one_way();

CREATE FUNCTION expire_what_was_bought() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.purchase_id AND kind = 'purchase') THEN
        RAISE EXCEPTION 'a ledger entry names no purchase' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER ledger_entry_expires_what_was_bought BEFORE INSERT ON ledger_entry
FOR EACH ROW WHEN (NEW.kind = 'expire') EXECUTE FUNCTION expire_what_was_bought();

-- As SQLite has it, of numbers only.
CREATE FUNCTION json_each(list TEXT) RETURNS TABLE (value BIGINT) LANGUAGE sql IMMUTABLE AS $$
    SELECT element::BIGINT FROM jsonb_array_elements_text(list::JSONB) AS element
$$;

INSERT INTO contact_book (id, last_visible, state) VALUES (1, 0, 'steady');

INSERT INTO field (id, name)
VALUES (1, 'email'), (2, 'first_name'), (3, 'last_name'), (4, 'title'), (5, 'seniority'),
       (6, 'department'), (7, 'company'), (8, 'domain'), (9, 'industry'), (10, 'employees'),
       (11, 'revenue'), (12, 'city'), (13, 'state'), (14, 'country'), (15, 'phone'),
       (16, 'linkedin_url'), (17, 'technologies'), (18, 'keywords'), (19, 'source'), (20, 'tags');
