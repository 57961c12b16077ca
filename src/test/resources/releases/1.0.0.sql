-- A database of schema 20
PRAGMA page_size = 8192;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE operation (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,            -- milliseconds since 1970, UTC
    actor   TEXT    NOT NULL,            -- the system's name of the user
    command TEXT    NOT NULL,            -- such as 'upload' or 'credits buy'
    key     TEXT    UNIQUE,              -- idempotency: a key seen twice changes nothing the second time
    result  TEXT                         -- with a key: what the command answered, to answer again
, parameters TEXT, digest     BLOB, undone_by INTEGER REFERENCES operation) STRICT;
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE field (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    seen INTEGER NOT NULL DEFAULT 1 CHECK (seen IN (0, 1))  -- 0: new with an import under way
) STRICT;
CREATE TABLE contact_page (
    first_id INTEGER PRIMARY KEY CHECK (first_id > 0 AND first_id < 2147483648),
    contacts BLOB NOT NULL               -- for each: distance to the id before, address, fields;
) STRICT;
CREATE TABLE contact_key (
    hash       INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL
) STRICT;
CREATE TABLE contact_change (
    contact_id INTEGER PRIMARY KEY,
    fields     BLOB NOT NULL
) STRICT;
CREATE TABLE layer (
    id     INTEGER PRIMARY KEY,
    state  TEXT NOT NULL CHECK (state IN ('staged', 'visible', 'dropped')),
    covers BLOB NOT NULL,                -- bitmap: the contacts indexed in it
    dead   BLOB                          -- bitmap: those erased or indexed again in a newer layer
, edition INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE posting (
    layer_id  INTEGER NOT NULL REFERENCES layer,
    field_id  INTEGER NOT NULL REFERENCES field,
    first_key TEXT NOT NULL,
    block     BLOB NOT NULL,
    PRIMARY KEY (layer_id, field_id, first_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE contact_status (
    status   TEXT NOT NULL CHECK (status IN ('do-not-email', 'undeliverable')),
    segment  INTEGER NOT NULL,           -- contact.id >> 20
    contacts BLOB NOT NULL,
    PRIMARY KEY (status, segment)
) STRICT, WITHOUT ROWID;
CREATE TABLE undeliverable (
    contact_id INTEGER PRIMARY KEY,
    reason     TEXT NOT NULL,
    at         INTEGER NOT NULL          -- milliseconds since 1970, UTC
) STRICT;
CREATE TABLE do_not_email (
    entry    TEXT PRIMARY KEY CHECK (instr(entry, '@') > 0),  -- a@b.example, or @b.example
    reason   TEXT NOT NULL,
    source   TEXT NOT NULL,
    added_at INTEGER NOT NULL            -- milliseconds since 1970, UTC
, operation_id INTEGER REFERENCES operation) STRICT, WITHOUT ROWID;
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
    per_day            INTEGER CHECK (per_day > 0),
    per_hour           INTEGER CHECK (per_hour > 0),
    gap_min            INTEGER NOT NULL CHECK (gap_min >= 0), -- seconds
    gap_max            INTEGER NOT NULL CHECK (gap_max >= gap_min),
    bounce_percent     INTEGER NOT NULL CHECK (bounce_percent BETWEEN 1 AND 100),
    bounce_at_least    INTEGER NOT NULL CHECK (bounce_at_least > 0)
, refused TEXT, stop_on_reply TEXT NOT NULL DEFAULT 'campaign'
    CHECK (stop_on_reply IN ('campaign', 'person', 'company')), auto_reply_days INTEGER CHECK (auto_reply_days > 0), windows TEXT NOT NULL DEFAULT '', closed   TEXT NOT NULL DEFAULT '', holidays TEXT, timezone_of TEXT NOT NULL DEFAULT 'campaign'
    CHECK (timezone_of IN ('campaign', 'contact')), budget INTEGER CHECK (budget > 0)) STRICT;
CREATE TABLE recipient (
    id             INTEGER PRIMARY KEY,
    campaign_id    INTEGER NOT NULL REFERENCES campaign,
    contact_id     INTEGER,              -- absent once the person has been erased
    status         TEXT NOT NULL CHECK (status = 'active' OR status = 'held' OR status = 'bounced' OR status = 'invalid' OR status = 'unsubscribed' OR status = 'replied' OR status = 'removed' OR status = 'finished' OR status = 'in-doubt'),
    reason         TEXT,                 -- why it has this status
    steps_sent     INTEGER NOT NULL DEFAULT 0 CHECK (steps_sent >= 0),
    credit         TEXT NOT NULL CHECK (credit = 'reserved' OR credit = 'spent' OR credit = 'returned'),
    due_at         INTEGER NOT NULL,     -- when the next step may be sent or tried again; 0: at once
    first_tried_at INTEGER,              -- of the next step, when it has been tried
    tries          INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    sent_at        INTEGER,              -- when the last step was accepted
    in_flight      INTEGER NOT NULL DEFAULT 0 CHECK (in_flight IN (0, 1)), mailbox_id INTEGER REFERENCES mailbox, -- a send has it in hand
    -- Rule 3: the first email accepted is what spends a credit.
    CHECK (credit <> 'reserved' OR steps_sent = 0),
    CHECK (credit <> 'spent' OR steps_sent > 0),
    CHECK (credit <> 'returned' OR (status <> 'active' AND status <> 'held' AND status <> 'in-doubt'))
) STRICT;
CREATE TABLE message (
    id           INTEGER PRIMARY KEY AUTOINCREMENT, -- signed into its Message-ID: never used again
    recipient_id INTEGER NOT NULL REFERENCES recipient,
    campaign_id  INTEGER NOT NULL REFERENCES campaign,
    step         INTEGER NOT NULL CHECK (step > 0),
    state        TEXT NOT NULL CHECK (state = 'intended' OR state = 'accepted' OR state = 'refused' OR state = 'deferred' OR state = 'unsent' OR state = 'in-doubt'),
    operation_id INTEGER NOT NULL REFERENCES operation, -- the send that had it
    intended_at  INTEGER NOT NULL,
    settled_at   INTEGER,
    reply        TEXT, salt BLOB NOT NULL DEFAULT x'', mailbox_id INTEGER REFERENCES mailbox, domain  TEXT, subject TEXT, variant TEXT,                   -- what the mail server said
    CHECK ((state IN ('intended', 'in-doubt')) = (settled_at IS NULL))
) STRICT;
CREATE TABLE report (
    id         INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES message,
    kind       TEXT    NOT NULL,         -- as in 'outlay inbox --classify'
    at         INTEGER NOT NULL,
    status     TEXT,                     -- enhanced status code
    hard       INTEGER NOT NULL CHECK (hard IN (0, 1)),
    reason     TEXT    NOT NULL, subject TEXT,
    UNIQUE (message_id, kind)
) STRICT;
CREATE TABLE contact_book (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    last_visible INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('steady', 'staging', 'merging'))
) STRICT;
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
CREATE TABLE campaign_mailbox (
    campaign_id INTEGER NOT NULL REFERENCES campaign,
    place       INTEGER NOT NULL CHECK (place > 0),
    mailbox_id  INTEGER NOT NULL REFERENCES mailbox,
    PRIMARY KEY (campaign_id, place),
    UNIQUE (campaign_id, mailbox_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE "step" (
    campaign_id INTEGER NOT NULL REFERENCES campaign,
    number      INTEGER NOT NULL CHECK (number > 0),
    after_days  INTEGER NOT NULL CHECK (after_days >= 0),
    subject     TEXT,
    text        TEXT,
    html        TEXT,
    PRIMARY KEY (campaign_id, number)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE inbox_place (
    source TEXT NOT NULL,                -- as it is called whoever names it
    place  TEXT NOT NULL,                -- as the kind of source counts
    PRIMARY KEY (source, place)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE purchase (
    id        INTEGER PRIMARY KEY REFERENCES ledger_entry,
    available INTEGER NOT NULL CHECK (available >= 0)
) STRICT;
INSERT INTO campaign (id, name, state, pause_reason, created_at, counted_from, revision, sender, reply_to, postal_address, unsubscribe_mailto, unsubscribe_url, bounce_address, commercial, timezone, days, per_day, per_hour, gap_min, gap_max, bounce_percent, bounce_at_least, refused, stop_on_reply, auto_reply_days, windows, closed, holidays, timezone_of, budget) VALUES (1, 'spring', 'paused', NULL, 1772442000005, 1772442000002, 1, '', NULL, 'Ferrybridge Ltd, 4 Quay Street, Bristol', 'unsub@ferrybridge.example', NULL, 'bounces@ferrybridge.example', 1, 'Europe/London', 'mon,tue,wed,thu,fri', 100, NULL, 0, 0, 10, 100, NULL, 'campaign', NULL, '08:00-12:00,13:00-18:00', '', NULL, 'campaign', 15);
INSERT INTO campaign (id, name, state, pause_reason, created_at, counted_from, revision, sender, reply_to, postal_address, unsubscribe_mailto, unsubscribe_url, bounce_address, commercial, timezone, days, per_day, per_hour, gap_min, gap_max, bounce_percent, bounce_at_least, refused, stop_on_reply, auto_reply_days, windows, closed, holidays, timezone_of, budget) VALUES (2, 'autumn', 'active', NULL, 1772442000007, 1772442000003, 1, 'a@ferrybridge.example', NULL, NULL, NULL, NULL, NULL, 0, 'Z', 'mon,tue,wed,thu,fri,sat,sun', NULL, NULL, 0, 0, 10, 100, NULL, 'campaign', NULL, '00:00-00:00', '', NULL, 'campaign', NULL);
INSERT INTO campaign (id, name, state, pause_reason, created_at, counted_from, revision, sender, reply_to, postal_address, unsubscribe_mailto, unsubscribe_url, bounce_address, commercial, timezone, days, per_day, per_hour, gap_min, gap_max, bounce_percent, bounce_at_least, refused, stop_on_reply, auto_reply_days, windows, closed, holidays, timezone_of, budget) VALUES (3, 'past', 'deleted', NULL, 1772442000007, 1772442000002, 1, 'a@ferrybridge.example', NULL, NULL, NULL, NULL, NULL, 0, 'Z', 'mon,tue,wed,thu,fri,sat,sun', NULL, NULL, 0, 0, 10, 100, NULL, 'campaign', NULL, '00:00-00:00', '', NULL, 'campaign', NULL);
INSERT INTO campaign_mailbox (campaign_id, place, mailbox_id) VALUES (1, 1, 1);
INSERT INTO campaign_mailbox (campaign_id, place, mailbox_id) VALUES (1, 2, 2);
INSERT INTO contact_book (id, last_visible, state) VALUES (1, 16, 'steady');
INSERT INTO contact_key (hash, contact_id) VALUES (-4445637283646977149, 2);
INSERT INTO contact_key (hash, contact_id) VALUES (-4230441761657163688, 14);
INSERT INTO contact_key (hash, contact_id) VALUES (-3834273592923092692, 9);
INSERT INTO contact_key (hash, contact_id) VALUES (-3344524405916237926, 5);
INSERT INTO contact_key (hash, contact_id) VALUES (-3277998967665879124, 13);
INSERT INTO contact_key (hash, contact_id) VALUES (-1854840001113758539, 10);
INSERT INTO contact_key (hash, contact_id) VALUES (-1560623309323703690, 1);
INSERT INTO contact_key (hash, contact_id) VALUES (-1497034519062639303, 8);
INSERT INTO contact_key (hash, contact_id) VALUES (-33414719753780511, 6);
INSERT INTO contact_key (hash, contact_id) VALUES (1351393948446658812, 7);
INSERT INTO contact_key (hash, contact_id) VALUES (1453352196059008034, 15);
INSERT INTO contact_key (hash, contact_id) VALUES (2791730801207616226, 3);
INSERT INTO contact_key (hash, contact_id) VALUES (3062733022928222071, 4);
INSERT INTO contact_key (hash, contact_id) VALUES (3293045620510700840, 12);
INSERT INTO contact_key (hash, contact_id) VALUES (4090791519438270080, 11);
INSERT INTO contact_page (first_id, contacts) VALUES (1, X'0010616E6E4061636D652E6578616D706C655E0203416E6E03034C6565040D48656164206F662053616C6573070441636D650908536F6674776172650A0635312D3230300E074765726D616E79111053616C6573666F7263653B457863656C1304666169721404666169726404676F6C640110626F624061636D652E6578616D706C65480203426F620303526179040343454F070441636D650908536F6674776172650A0635312D3230300E074765726D616E79110A53616C6573666F7263651304666169726404676F6C64011063796440626574612E6578616D706C653702034379640303466F7804054275796572070442657461090652657461696C0A033330300E064672616E6365130466616972640374696E011064656540626574612E6578616D706C6538020444C3A9650303C3967A04054275796572070442657461090652657461696C0A033330300E064672616E6365130466616972640374696E0111656C694067616D6D612E6578616D706C653C0203456C690303416E6E040343544F070547616D6D610908536F6674776172650A0531312D35300E064672616E63651105457863656C13046661697201116661794067616D6D612E6578616D706C653402034661790303526F65040343544F070547616D6D610908536F6674776172650A0531312D35300E054A6170616E13046661697201116775734064656C74612E6578616D706C653002034775730303506F65040443686566070544656C74610904466F6F640E054A6170616E130466616972640469726F6E011168616C4064656C74612E6578616D706C652503034C6F77040443686566070544656C74610904466F6F640E054368696C65130466616972010F696461406574612E6578616D706C6528020349646103034D617904044368656607034574610904466F6F640E054368696C65130466616972010F6A6F6E406574612E6578616D706C652202034A6F6E03034B61790405436C65726B07034574610904466F6F6413046661697201116B696D4074686574612E6578616D706C652402034B696D03034261790405436C65726B070554686574610904466F6F6413046661697201116C6F754074686574612E6578616D706C652402034C6F7503034461790405436C65726B070554686574610904466F6F6413046661697201116D6178406B617070612E6578616D706C652402034D617803034F64650405436C65726B07054B617070610904466F6F6413046661697201116E6174406B617070612E6578616D706C652402034E617403034F72720405436C65726B07054B617070610904466F6F641304666169720112696E666F406B617070612E6578616D706C652402035069610303436F780405436C65726B07054B617070610904466F6F64130466616972');
INSERT INTO contact_status (status, segment, contacts) VALUES ('do-not-email', 0, X'3A3000000100000000000400100000000100030005000B000C00');
INSERT INTO do_not_email (entry, reason, source, added_at, operation_id) VALUES ('@omega.example', 'asked by phone', 'suppress add', 1772442000003, 10);
INSERT INTO do_not_email (entry, reason, source, added_at, operation_id) VALUES ('ann@acme.example', 'bounced: Sorry.', 'inbox', 1772442000066, 24);
INSERT INTO do_not_email (entry, reason, source, added_at, operation_id) VALUES ('cyd@beta.example', 'unsubscribed', 'inbox', 1772442000008, 26);
INSERT INTO do_not_email (entry, reason, source, added_at, operation_id) VALUES ('eli@gamma.example', 'bounced: 550 5.1.1 no such user', 'send', 1772442000040, 27);
INSERT INTO do_not_email (entry, reason, source, added_at, operation_id) VALUES ('kim@theta.example', 'asked by phone', 'suppress add', 1772442000003, 10);
INSERT INTO do_not_email (entry, reason, source, added_at, operation_id) VALUES ('lou@theta.example', 'imported', 'suppress import', 1772442000005, 11);
INSERT INTO do_not_email (entry, reason, source, added_at, operation_id) VALUES ('zed@else.example', 'imported', 'suppress import', 1772442000005, 11);
INSERT INTO field (id, name, seen) VALUES (1, 'email', 1);
INSERT INTO field (id, name, seen) VALUES (2, 'first_name', 1);
INSERT INTO field (id, name, seen) VALUES (3, 'last_name', 1);
INSERT INTO field (id, name, seen) VALUES (4, 'title', 1);
INSERT INTO field (id, name, seen) VALUES (5, 'seniority', 1);
INSERT INTO field (id, name, seen) VALUES (6, 'department', 1);
INSERT INTO field (id, name, seen) VALUES (7, 'company', 1);
INSERT INTO field (id, name, seen) VALUES (8, 'domain', 1);
INSERT INTO field (id, name, seen) VALUES (9, 'industry', 1);
INSERT INTO field (id, name, seen) VALUES (10, 'employees', 1);
INSERT INTO field (id, name, seen) VALUES (11, 'revenue', 1);
INSERT INTO field (id, name, seen) VALUES (12, 'city', 1);
INSERT INTO field (id, name, seen) VALUES (13, 'state', 1);
INSERT INTO field (id, name, seen) VALUES (14, 'country', 1);
INSERT INTO field (id, name, seen) VALUES (15, 'phone', 1);
INSERT INTO field (id, name, seen) VALUES (16, 'linkedin_url', 1);
INSERT INTO field (id, name, seen) VALUES (17, 'technologies', 1);
INSERT INTO field (id, name, seen) VALUES (18, 'keywords', 1);
INSERT INTO field (id, name, seen) VALUES (19, 'source', 1);
INSERT INTO field (id, name, seen) VALUES (20, 'tags', 1);
INSERT INTO field (id, name, seen) VALUES (100, 'tier', 1);
INSERT INTO inbox_place (source, place) VALUES ('/tmp/junit-916913725041459429/world/in', '1.host');
INSERT INTO layer (id, state, covers, dead, edition) VALUES (1, 'visible', X'3B3000000100000F00010001000F00', X'3A30000001000000000001001000000007001000', 2);
INSERT INTO layer (id, state, covers, dead, edition) VALUES (3, 'visible', X'3A3000000100000000000000100000000700', NULL, 2);
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (1, 1772442000007, 2, 'purchase', 6, NULL, NULL, NULL, NULL, 'A-1', '49.00', 'EUR', '2026-06-30', 1, 6, 6, 0, 0, 0, X'0646FC117696E1AC7F7AB96B7F2883CF9DDE6202E87886F692151E6DE2FC793A');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (2, 1772442000003, 3, 'purchase', 14, NULL, NULL, NULL, NULL, 'A-2', NULL, NULL, '2026-03-04', 2, 20, 20, 0, 0, 0, X'BB1AABDBA6D60A27E558DC8FDDA2FEB9BB6A5D51F6889364B467D8FA4D96E6B1');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (3, 1772442000004, 4, 'purchase', 20, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3, 40, 40, 0, 0, 0, X'4EC40F0BD99F8BD506566404BAD41EA9037B6376EC59107225ADC3C118EDA46F');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (4, 1772442000007, 16, 'reserve', 1, 'available', NULL, 3, 1, NULL, NULL, NULL, NULL, 2, 40, 39, 1, 0, 0, X'31B56371AEDC161235297AEEBAE5F09DF39D324B81AED1E50BE5320777B1ACB4');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (5, 1772442000007, 16, 'reserve', 1, 'available', NULL, 3, 2, NULL, NULL, NULL, NULL, 2, 40, 38, 2, 0, 0, X'EA4CE42431ED469C6A2AA530390E7C89DEA2205D2F48284853C1971AF29381AA');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (6, 1772442000129, 18, 'spend', 1, 'reserved', NULL, 3, 1, NULL, NULL, NULL, NULL, 2, 40, 38, 1, 1, 0, X'18785CAFACAC07F53DF61126885AB3B4531D1DE5C97B5C28A3FD3F43D15C9113');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (7, 1772442000004, 19, 'return', 1, 'reserved', 'campaign-deleted', 3, 2, NULL, NULL, NULL, NULL, 2, 40, 39, 0, 1, 0, X'8EDCD2767826864BAA4593C26990BACFE4B60A7D7E7CAAA32E6026DE29968BA4');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (8, 1772442000003, 20, 'reserve', 1, 'available', NULL, 1, 3, NULL, NULL, NULL, NULL, 2, 40, 38, 1, 1, 0, X'AC4EDEEB0153968AED4ACF877A6F67CBE2B42985AC9FA5CBB8197A1A6D0206BA');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (9, 1772442000003, 20, 'reserve', 1, 'available', NULL, 1, 4, NULL, NULL, NULL, NULL, 2, 40, 37, 2, 1, 0, X'693DBCC770058A80A931B33FC5D036E9E052C6AD24951BB1D82A3378625408A7');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (10, 1772442000003, 20, 'reserve', 1, 'available', NULL, 1, 5, NULL, NULL, NULL, NULL, 2, 40, 36, 3, 1, 0, X'17A374229D8AE9E67D96E7F4BD142BB98C447AD385949D869BD714CABE36309C');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (11, 1772442000003, 20, 'reserve', 1, 'available', NULL, 1, 6, NULL, NULL, NULL, NULL, 2, 40, 35, 4, 1, 0, X'35044C76290CC82DCBA66653F946186CFD34967EACFC283E05594BBA1E1B5C46');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (12, 1772442000003, 20, 'reserve', 1, 'available', NULL, 1, 7, NULL, NULL, NULL, NULL, 2, 40, 34, 5, 1, 0, X'4DB36399B4A03174809B0B0E24D7A79134FF235D4DD185A3A1F1963E57FE0BDC');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (13, 1772442000003, 20, 'reserve', 1, 'available', NULL, 1, 8, NULL, NULL, NULL, NULL, 2, 40, 33, 6, 1, 0, X'CC811DDD59DB59FFE6EB019D5E61A70F4CBBAB5C1DB55746AB77998651E9FBCD');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (14, 1772442000003, 20, 'reserve', 1, 'available', NULL, 1, 9, NULL, NULL, NULL, NULL, 2, 40, 32, 7, 1, 0, X'E16B297019505137AC779BC9D38D514566181109DAA6BF19A5FE5AD7078CFB41');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (15, 1772442000003, 20, 'reserve', 1, 'available', NULL, 1, 10, NULL, NULL, NULL, NULL, 2, 40, 31, 8, 1, 0, X'6C3AE20F95C6CA4818EA342B449E03540CE7D00AE0BF3D0ACE71441270D95A2A');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (16, 1772442000003, 20, 'reserve', 1, 'available', NULL, 1, 11, NULL, NULL, NULL, NULL, 2, 40, 30, 9, 1, 0, X'73CCB9F07B19F0CA435278026E4C15B631501A597AB0CBF5BACA86B6941BF8EE');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (17, 1772442000003, 20, 'reserve', 1, 'available', NULL, 1, 12, NULL, NULL, NULL, NULL, 2, 40, 29, 10, 1, 0, X'6B23B964F112A97865206F03738B836E542B9DA1E57C66E3BDF089B094F5853C');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (18, 1772442000010, 21, 'return', 1, 'reserved', 'contact-removed', 1, 12, NULL, NULL, NULL, NULL, 2, 40, 30, 9, 1, 0, X'B18F38461B70E06DF5A47C9EB3A36CB9109E57B49C8E1D94DB88E21C4DB897B0');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (19, 1772442000065, 23, 'spend', 1, 'reserved', NULL, 1, 3, NULL, NULL, NULL, NULL, 2, 40, 30, 8, 2, 0, X'F3E8163853D88C226CD1DE14622ACEDE3F024ABC9B7614F15176B3D8F86EDC46');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (20, 1772442000083, 23, 'spend', 1, 'reserved', NULL, 1, 4, NULL, NULL, NULL, NULL, 2, 40, 30, 7, 3, 0, X'2AADBF8AF1C6630185964153912AF6AFF71C39B51F6333671AEBA8E90CC81B7E');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (21, 1772442000093, 23, 'spend', 1, 'reserved', NULL, 1, 5, NULL, NULL, NULL, NULL, 2, 40, 30, 6, 4, 0, X'D4B05F192166DCE753F823D7FA83C24956527F2931699DAA1FDAA903D54C7B8F');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (22, 1772442000096, 23, 'spend', 1, 'reserved', NULL, 1, 6, NULL, NULL, NULL, NULL, 2, 40, 30, 5, 5, 0, X'A81D6FA1ADF38586C647F2589E932546869E47A484C8E1FC29EF60D165E9E262');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (23, 1772442000066, 24, 'return', 1, 'spent', 'bounced', 1, 3, NULL, NULL, NULL, NULL, 2, 40, 31, 5, 4, 0, X'74AEB627E3916FF2B758CB5BF2F3C31064F76A940691B5BE6593AE331CBC2975');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (24, 1772442000040, 27, 'return', 1, 'reserved', 'bounced', 1, 7, NULL, NULL, NULL, NULL, 2, 40, 32, 4, 4, 0, X'C6D09ED0921314DA6F0637739AC2941391DED276FE3A0260408A7339C85F9035');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (25, 1772442000058, 27, 'spend', 1, 'reserved', NULL, 1, 8, NULL, NULL, NULL, NULL, 2, 40, 32, 3, 5, 0, X'D171E68B52D2B8C1BD59D5082951EF83FA41FBACCDE2505B790A860FCCF7CDA3');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (26, 1772442000054, 28, 'spend', 1, 'reserved', NULL, 1, 11, NULL, NULL, NULL, NULL, 2, 40, 32, 2, 6, 0, X'44A8E2FCADD72BA4FB11CBF903FDA112221039A903420A4B8E083C713B9ADFE0');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (27, 1772442000004, 29, 'reserve', 1, 'available', NULL, 2, 13, NULL, NULL, NULL, NULL, 2, 40, 31, 3, 6, 0, X'6A963EF715C5804943833419006A22F2FBAD74C71BB8AAB9EC87C082594FCCFF');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (28, 1772442000004, 29, 'reserve', 1, 'available', NULL, 2, 14, NULL, NULL, NULL, NULL, 2, 40, 30, 4, 6, 0, X'89FA1127716ED2EE386E15E0D516234A5681C2255998C27CBBA54F368F5016AE');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (29, 1772442000004, 29, 'reserve', 1, 'available', NULL, 2, 15, NULL, NULL, NULL, NULL, 2, 40, 29, 5, 6, 0, X'A33E9BB706A1813A6C9177866B66901802028A64ED05C0F98D2D771E5003D668');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (30, 1772442000020, 31, 'return', 1, 'reserved', 'invalid-address', 2, 15, NULL, NULL, NULL, NULL, 2, 40, 30, 4, 6, 0, X'3A8B74CEBC1E9E3023E9AE5D4EC69832539B7AFBE728E3B6657C5E960ABAA1E2');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (31, 1772704800003, 32, 'expire', 4, 'available', NULL, NULL, NULL, 'A-2', NULL, NULL, NULL, 2, 40, 26, 4, 6, 4, X'A3A7174BF4066C5FC01FFACD0240D7FBEC06E9BC8AC43B6BAC8EA56BCB8B2A28');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (32, 1772704800050, 33, 'spend', 1, 'reserved', NULL, 1, 9, NULL, NULL, NULL, NULL, 2, 40, 26, 3, 7, 4, X'F286BD22E5A41424EBE619BD78AE8307288BB6FCFC4F99F10F3A937CFF0EE769');
INSERT INTO ledger_entry (id, at, operation_id, kind, credits, from_state, reason, campaign_id, recipient_id, reference, price, currency, expires_on, purchase_id, purchased, available, reserved, spent, expired, hash) VALUES (33, 1772704800003, 34, 'reserve', 1, 'available', NULL, 1, 16, NULL, NULL, NULL, NULL, 1, 40, 25, 4, 7, 4, X'817BA255F65B2E018A5F037664F7E2D92BBA256C2B5507472A1C2586197B6FA2');
INSERT INTO mailbox (id, name, state, pause_reason, refused, sender, sender_key, reply_to, bounce_address, transport, inbox, sent_folder, password_file, password_command, per_day, per_hour, gap_min, gap_max, ramp_start, ramp_step, timezone) VALUES (1, 'nadia', 'active', NULL, NULL, 'Nadia Brook <nadia@ferrybridge.example>', 'nadia@ferrybridge.example', NULL, NULL, NULL, '/tmp/junit-916913725041459429/world/in', NULL, NULL, NULL, 50, NULL, 0, 0, 5, 5, 'UTC');
INSERT INTO mailbox (id, name, state, pause_reason, refused, sender, sender_key, reply_to, bounce_address, transport, inbox, sent_folder, password_file, password_command, per_day, per_hour, gap_min, gap_max, ramp_start, ramp_step, timezone) VALUES (2, 'tom', 'active', NULL, NULL, 'tom@ferrybridge.example', 'tom@ferrybridge.example', NULL, NULL, NULL, 'imaps://tom@mail.ferrybridge.example/INBOX', 'Sent', NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, 'UTC');
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (1, 1, 3, 1, 'accepted', 18, 1772442000109, 1772442000129, 'new/1795892976.M994000P10284Q1.vm', X'24A1D4F320317D528F52F0103600CD84', NULL, 'ferrybridge.example', 'Past', NULL);
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (2, 3, 1, 1, 'accepted', 23, 1772442000045, 1772442000065, 'new/1795892977.M203000P10284Q2.vm', X'42C0CC413FCFB9FB884A7E5A929AE59D', 2, 'ferrybridge.example', 'Shifts at Acme?', 'asking');
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (3, 4, 1, 1, 'accepted', 23, 1772442000065, 1772442000083, 'new/1795892977.M217000P10284Q3.vm', X'EADEEB03D5C449DC531176B13435BD4D', 2, 'ferrybridge.example', 'Shifts at Acme?', 'asking');
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (4, 5, 1, 1, 'accepted', 23, 1772442000083, 1772442000093, 'new/1795892977.M232000P10284Q4.vm', X'8088270B35721839B37FD43284850CF5', 2, 'ferrybridge.example', 'Shifts at Beta?', 'asking');
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (5, 6, 1, 1, 'accepted', 23, 1772442000093, 1772442000096, 'new/1795892977.M236000P10284Q5.vm', X'0DFBAC7D2B026C8942D3CD30E329B33A', 2, 'ferrybridge.example', 'Shifts at Beta?', 'asking');
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (6, 7, 1, 1, 'refused', 27, 1772442000033, 1772442000040, '550 5.1.1 no such user', X'C65888A7477F2DFE8A3B6312952D1C55', 2, 'ferrybridge.example', 'Shifts', 'plain');
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (7, 8, 1, 1, 'accepted', 27, 1772442000054, 1772442000058, '250 2.0.0 taken', X'C90D638FB29A37A627FE91E4EDBC51F5', 2, 'ferrybridge.example', 'Shifts', 'plain');
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (8, 9, 1, 1, 'deferred', 28, 1772442000041, 1772442000050, '451 4.3.0 later', X'E5C02C29CB7C167808FBFE2D09F242D8', 2, 'ferrybridge.example', 'Shifts', 'plain');
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (10, 11, 1, 1, 'accepted', 28, 1772442000050, 1772442000054, '250 2.0.0 taken', X'E0E6A71A5653032E5DC1E56A1336DC42', 2, 'ferrybridge.example', 'Shifts', 'plain');
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (11, 13, 2, 1, 'in-doubt', 31, 1772442000016, NULL, 'lost after the content, before the reply: the server closed the connection', X'4D2392C4B75D1983C2A5C057422194E4', NULL, 'ferrybridge.example', 'Autumn', NULL);
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (12, 14, 2, 1, 'in-doubt', 31, 1772442000023, NULL, 'lost after the content, before the reply: the server closed the connection', X'89613085ABD3E1DE235F93A6AD0766B5', NULL, 'ferrybridge.example', 'Autumn', NULL);
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (13, 6, 1, 2, 'accepted', 33, 1772704800025, 1772704800034, 'new/1795892977.M825000P10284Q6.vm', X'3E642341EF061CDB0D31B947883AF1A3', 2, 'ferrybridge.example', NULL, NULL);
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (14, 8, 1, 2, 'accepted', 33, 1772704800034, 1772704800039, 'new/1795892977.M833000P10284Q7.vm', X'A42B0FA29A63845EDA64EB61D0D325D4', 2, 'ferrybridge.example', NULL, NULL);
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (15, 11, 1, 2, 'accepted', 33, 1772704800039, 1772704800045, 'new/1795892977.M839000P10284Q8.vm', X'12FB80FF9935F2AEDEDB997F8DC0D6DE', 2, 'ferrybridge.example', NULL, NULL);
INSERT INTO message (id, recipient_id, campaign_id, step, state, operation_id, intended_at, settled_at, reply, salt, mailbox_id, domain, subject, variant) VALUES (17, 9, 1, 1, 'accepted', 33, 1772704800045, 1772704800050, 'new/1795892977.M843000P10284Q9.vm', X'4FD6777E0D3B1DD24E85E783DEFF3E48', 2, 'ferrybridge.example', 'Shifts', 'plain');
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (1, 1772442000363, 'root', 'import', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (2, 1772442000007, 'root', 'credits buy', 'order-1', '{"bought":6,"purchased":6,"available":6,"operation":2}', '6 --reference A-1 --price 49.00 --currency EUR --expires 2026-06-30', X'E150A1FFC510FAB98A04C7B96A4D8FB78C45E7844F384C455EE563CB8285DF49', NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (3, 1772442000003, 'root', 'credits buy', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (4, 1772442000004, 'root', 'credits buy', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (5, 1772442000004, 'root', 'mailbox add nadia', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (6, 1772442000004, 'root', 'mailbox add tom', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (7, 1772442000005, 'root', 'campaign create spring', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (8, 1772442000007, 'root', 'campaign create autumn', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (9, 1772442000007, 'root', 'campaign create past', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (10, 1772442000003, 'root', 'suppress add', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (11, 1772442000005, 'root', 'suppress import', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (12, 1772442000006, 'root', 'suppress import', NULL, NULL, NULL, NULL, 13);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (13, 1772442000004, 'root', 'undo 12', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (14, 1772442000018, 'root', 'contact set', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (15, 1772442000008, 'root', 'delete contacts', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (16, 1772442000007, 'root', 'upload past', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (17, 1772442000002, 'root', 'campaign start past', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (18, 1772442000109, 'root', 'send', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (19, 1772442000004, 'root', 'delete campaign past', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (20, 1772442000003, 'root', 'upload spring', 'spring-1', '{"campaign":"spring","requested":10,"matched":15,"doNotEmail":2,"undeliverable":0,"inCampaign":0,"leftOut":0,"uploadable":13,"uploaded":10,"bought":0,"reserved":10,"short":0,"available":29,"operation":20}', '--leads 10 --if-short refuse', X'B7C4703ABBCA091F2D3750D32481DC6D3F07F02419B9F07CA5A2E8658559C289', NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (21, 1772442000010, 'root', 'delete contacts from spring', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (22, 1772442000002, 'root', 'campaign start spring', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (23, 1772442000045, 'root', 'send', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (24, 1772442000066, 'root', 'inbox', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (25, 1772442000099, 'root', 'inbox', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (26, 1772442000008, 'root', 'inbox', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (27, 1772442000033, 'root', 'send', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (28, 1772442000041, 'root', 'send', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (29, 1772442000004, 'root', 'upload autumn', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (30, 1772442000003, 'root', 'campaign start autumn', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (31, 1772442000016, 'root', 'send', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (32, 1772704800003, 'root', 'credits expire', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (33, 1772704800025, 'root', 'send', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (34, 1772704800003, 'root', 'upload spring', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (35, 1772704800003, 'root', 'mailbox update tom', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (36, 1772704800007, 'root', 'contact set', NULL, NULL, NULL, NULL, NULL);
INSERT INTO operation (id, at, actor, command, key, result, parameters, digest, undone_by) VALUES (37, 1772704800002, 'root', 'campaign pause spring', NULL, NULL, NULL, NULL, NULL);
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 1, '', X'000010000101010101010101010101010101010D6578616D706C652E61636D652E00030001010D6578616D706C652E626574612E00030003010E6578616D706C652E64656C74612E00030007010C6578616D706C652E6574612E00030009010E6578616D706C652E67616D6D612E00030005010E6578616D706C652E6B617070612E0004000D01010E6578616D706C652E74686574612E0003000B01');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 2, '', X'00000F00010101010101010201010101010103616E6E0002000103626F62000200020363796400020003036465650002000403656C6900020005036661790002000603677573000200070369646100020009036A6F6E0002000A036B696D0002000B036C6F750002000C036D61780002000D036E61740002000E037069610002000F');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 3, '', X'0000100001010101010101010101010101010103616E6E00020005036261790002000B03636F780002000F036461790002000C03666F7800020003036B61790002000A036C656500020001036C6F7700020008036D617900020009036F64650002000D036F72720002000E026F7A0002000403706F6500020007037261790002000203726F6500020006');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 4, '', X'0000100001010101010101010101010101010105627579657200030003010363656F00020002046368656600040007010105636C65726B0007000A01010101010363746F0003000501046865616400020001026F66000200010573616C657300020001');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 7, '', X'000010000101010101010101010101010101010461636D650441636D650300010104626574610442657461030003010564656C74610544656C7461030007010365746103457461030009010567616D6D610547616D6D6103000501056B61707061054B6170706104000D010105746865746105546865746103000B01');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 9, '', X'0000100001010101010101010101010101010104666F6F6404466F6F640A000701010101010101010672657461696C0652657461696C0300030108736F66747761726508536F667477617265050001010301');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 10, '', X'000007000101010101011D30303030303030303030306230303030303030303030333231312D35300531312D3530030005011E30303030303030303030333330303030303030303030633835312D3230300635312D323030030001011B3030303030303030303132633030303030303030303132633330300333303003000301');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 14, '', X'00000A00010101010101010101056368696C65054368696C6503000801066672616E6365064672616E63650400030101076765726D616E79074765726D616E7903000101056A6170616E054A6170616E03000601');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 17, '', X'0000040001010305657863656C05457863656C030001040A73616C6573666F7263650A53616C6573666F72636503000101');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 19, '', X'000010000101010101010101010101010101010466616972001000010101010101010101010101010101');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 20, '', X'0000020001046661697200020001');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (1, 100, '', X'000005000101010104676F6C6400030001010374696E0003000301');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (3, 1, '', X'00000200070E6578616D706C652E64656C74612E00020007');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (3, 2, '', X'00000200070367757300020007');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (3, 3, '', X'000002000703706F6500020007');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (3, 4, '', X'0000020007046368656600020007');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (3, 7, '', X'00000200070564656C74610544656C7461020007');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (3, 9, '', X'000002000704666F6F6404466F6F64020007');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (3, 14, '', X'0000020007056A6170616E054A6170616E020007');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (3, 19, '', X'0000020007046661697200020007');
INSERT INTO posting (layer_id, field_id, first_key, block) VALUES (3, 100, '', X'00000200070469726F6E00020007');
INSERT INTO purchase (id, available) VALUES (1, 5);
INSERT INTO purchase (id, available) VALUES (2, 0);
INSERT INTO purchase (id, available) VALUES (3, 20);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (1, 3, 6, 'finished', NULL, 1, 'spent', 1772442000000, NULL, 0, 1772442000129, 0, NULL);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (2, 3, 7, 'removed', 'campaign deleted', 0, 'returned', 0, NULL, 0, NULL, 0, NULL);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (3, 1, 1, 'bounced', 'Sorry.', 1, 'returned', 1772701200000, NULL, 0, 1772442000065, 0, 2);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (4, 1, 2, 'replied', 'replied', 1, 'spent', 1772701200000, NULL, 0, 1772442000083, 0, 2);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (5, 1, 3, 'unsubscribed', 'unsubscribed', 1, 'spent', 1772701200000, NULL, 0, 1772442000093, 0, 2);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (6, 1, 4, 'finished', NULL, 2, 'spent', 1772704800000, NULL, 0, 1772704800034, 0, 2);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (7, 1, 5, 'bounced', '550 5.1.1 no such user', 0, 'returned', 0, NULL, 0, NULL, 0, NULL);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (8, 1, 6, 'finished', NULL, 2, 'spent', 1772704800000, NULL, 0, 1772704800039, 0, 2);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (9, 1, 7, 'active', NULL, 1, 'spent', 1772964000000, NULL, 0, 1772704800050, 0, 2);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (10, 1, 8, 'held', 'missing: first_name', 0, 'reserved', 0, NULL, 0, NULL, 0, NULL);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (11, 1, 9, 'finished', NULL, 2, 'spent', 1772704800000, NULL, 0, 1772704800045, 0, 2);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (12, 1, 10, 'removed', 'contact removed', 0, 'returned', 0, NULL, 0, NULL, 0, NULL);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (13, 2, 13, 'in-doubt', 'lost after the content, before the reply: the server closed the connection', 0, 'reserved', 0, NULL, 0, NULL, 0, NULL);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (14, 2, 14, 'in-doubt', 'lost after the content, before the reply: the server closed the connection', 0, 'reserved', 0, NULL, 0, NULL, 0, NULL);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (15, 2, 15, 'invalid', 'role address, refused by --strict', 0, 'returned', 0, NULL, 0, NULL, 0, NULL);
INSERT INTO recipient (id, campaign_id, contact_id, status, reason, steps_sent, credit, due_at, first_tried_at, tries, sent_at, in_flight, mailbox_id) VALUES (16, 1, 13, 'active', NULL, 0, 'reserved', 0, NULL, 0, NULL, 0, NULL);
INSERT INTO report (id, message_id, kind, at, status, hard, reason, subject) VALUES (1, 2, 'bounce', 1772442000066, '5.1.1', 1, 'recipient-gone', NULL);
INSERT INTO report (id, message_id, kind, at, status, hard, reason, subject) VALUES (2, 3, 'reply', 1772442000099, NULL, 0, 'none', 'Re: Shifts at Acme?');
INSERT INTO report (id, message_id, kind, at, status, hard, reason, subject) VALUES (3, 4, 'unsubscribe', 1772442000008, NULL, 0, 'none', NULL);
INSERT INTO setting (name, value) VALUES ('no-traces-2', X'01');
INSERT INTO setting (name, value) VALUES ('token-key', X'38A30F0DBD6F4F7CC058AF8A68949C19574451F128B55D603B4C2E5CA560714D');
INSERT INTO setting (name, value) VALUES ('written-by', X'6F75746C617920696E20646576656C6F706D656E74');
INSERT INTO step (campaign_id, number, after_days, subject, text, html) VALUES (1, 1, 0, NULL, 'Hello {{ first_name }}.
', '<p>Hello {{ first_name }}.</p>
');
INSERT INTO step (campaign_id, number, after_days, subject, text, html) VALUES (1, 2, 3, NULL, 'Hello {{ first_name }}.
', NULL);
INSERT INTO step (campaign_id, number, after_days, subject, text, html) VALUES (2, 1, 0, 'Autumn', 'Hello {{ first_name }}.
', NULL);
INSERT INTO step (campaign_id, number, after_days, subject, text, html) VALUES (3, 1, 0, 'Past', 'Hello {{ first_name }}.
', NULL);
INSERT INTO step_variant (campaign_id, step, place, name, weight, subject, text, html) VALUES (1, 1, 1, 'plain', 1, 'Shifts', NULL, NULL);
INSERT INTO step_variant (campaign_id, step, place, name, weight, subject, text, html) VALUES (1, 1, 2, 'asking', 1, 'Shifts at {{ company }}?', NULL, NULL);
CREATE TRIGGER operation_is_never_deleted BEFORE DELETE ON operation
BEGIN
    SELECT RAISE(ABORT, 'operations are never deleted');
END;
CREATE UNIQUE INDEX campaign_name ON campaign (name)
WHERE state <> 'deleted';
CREATE INDEX recipient_of_campaign ON recipient (campaign_id);
CREATE INDEX recipient_of_contact ON recipient (contact_id)
WHERE contact_id IS NOT NULL;
CREATE INDEX recipient_due ON recipient (campaign_id, (steps_sent = 0), due_at, id)
WHERE status = 'active' AND in_flight = 0;
CREATE UNIQUE INDEX message_open ON message (recipient_id)
WHERE state IN ('intended', 'in-doubt');
CREATE UNIQUE INDEX message_accepted_once ON message (recipient_id, step)
WHERE state = 'accepted';
CREATE INDEX message_counted ON message (campaign_id, intended_at)
WHERE state IN ('intended', 'accepted', 'in-doubt');
CREATE INDEX message_tried ON message (campaign_id, settled_at)
WHERE state IN ('accepted', 'refused');
CREATE INDEX message_of_recipient ON message (recipient_id);
CREATE TRIGGER message_is_never_deleted BEFORE DELETE ON message
BEGIN
    SELECT RAISE(ABORT, 'messages are never deleted');
END;
CREATE UNIQUE INDEX mailbox_name ON mailbox (name)
WHERE state <> 'removed';
CREATE UNIQUE INDEX mailbox_sender ON mailbox (sender_key)
WHERE state <> 'removed';
CREATE INDEX recipient_due_of_mailbox ON recipient (campaign_id, mailbox_id, due_at, id)
WHERE status = 'active' AND in_flight = 0 AND mailbox_id IS NOT NULL;
CREATE INDEX message_of_mailbox ON message (mailbox_id, intended_at)
WHERE mailbox_id IS NOT NULL AND state IN ('intended', 'accepted', 'in-doubt');
CREATE INDEX recipient_counted ON recipient (campaign_id, status, steps_sent)
WHERE contact_id IS NOT NULL;
CREATE TRIGGER message_forgets_the_erased AFTER UPDATE OF contact_id ON recipient
WHEN NEW.contact_id IS NULL AND OLD.contact_id IS NOT NULL
BEGIN
    UPDATE message
    SET reply = NULL, subject = NULL
    WHERE recipient_id = NEW.id;
END;
CREATE TRIGGER report_forgets_the_erased AFTER UPDATE OF contact_id ON recipient
WHEN NEW.contact_id IS NULL AND OLD.contact_id IS NOT NULL
BEGIN
    UPDATE report
    SET subject = NULL
    WHERE message_id IN (SELECT id FROM message WHERE recipient_id = NEW.id);
END;
CREATE INDEX do_not_email_of_operation ON do_not_email (operation_id)
WHERE operation_id IS NOT NULL;
CREATE INDEX purchase_open ON purchase (id)
WHERE available > 0;
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
CREATE TRIGGER ledger_entry_expires_what_was_bought BEFORE INSERT ON ledger_entry
WHEN NEW.kind = 'expire'
 AND NOT EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.purchase_id AND kind = 'purchase')
BEGIN
    SELECT RAISE(ABORT, 'a ledger entry names no purchase');
END;
CREATE UNIQUE INDEX recipient_once
ON recipient (campaign_id, contact_id, (CASE credit WHEN 'returned' THEN id ELSE 0 END))
WHERE contact_id IS NOT NULL;
PRAGMA user_version = 20;
PRAGMA application_id = 1333097580;
COMMIT;
