# Makes as if all who wait in a database for their first email had got it in the last days, by so
# many runs of send, and every twentieth of these emails had come back. To send a million would take
# the benchmark an hour.
#   python3 history.py DATABASE RUNS
import hashlib
import json
import sqlite3
import sys
import time

DAY = 24 * 60 * 60 * 1000
now = int(time.time() * 1000)
database = sqlite3.connect(sys.argv[1])
runs = int(sys.argv[2])
(last, purchase, purchased, available, reserved, spent, expired, hash) = database.execute(
    "SELECT id, purchase_id, purchased, available, reserved, spent, expired, hash"
    " FROM ledger_entry ORDER BY id DESC LIMIT 1"
).fetchone()
head = hash.hex()
before = available
(operation,) = database.execute("SELECT max(id) FROM operation").fetchone()
recipients = database.execute(
    "SELECT id, campaign_id FROM recipient WHERE status = 'active' AND credit = 'reserved' ORDER BY id"
).fetchall()
size = -(-len(recipients) // runs)


def entry(*about):
    global head
    row = (last, now - DAY, *about, None, None, None, None, purchase,
           purchased, available, reserved, spent, expired)
    text = json.dumps([head, *row], separators=(",", ":"))
    head = hashlib.sha256(text.encode()).hexdigest()
    return (*row, bytes.fromhex(head))


def entries(number, some):
    global last, available, reserved, spent
    for recipient, campaign in some:
        last, reserved, spent = last + 1, reserved - 1, spent + 1
        yield entry(number, "spend", 1, "reserved", None, campaign, recipient)
        if recipient % 20 == 0:
            last, available, spent = last + 1, available + 1, spent - 1
            yield entry(number, "return", 1, "spent", "bounced", campaign, recipient)


with database:
    for run in range(runs):
        operation += 1
        database.execute(
            "INSERT INTO operation (id, command, at, actor) VALUES (?, 'send', ?, 'bench')",
            (operation, now - DAY),
        )
        some = recipients[run * size:(run + 1) * size]
        database.executemany(
            "INSERT INTO ledger_entry VALUES (" + "?, " * 19 + "?)",
            entries(operation, some),
        )
    database.execute(
        "INSERT INTO message (salt, recipient_id, campaign_id, step, state, operation_id,"
        " intended_at, settled_at, reply, domain, subject)"
        " SELECT randomblob(16), id, campaign_id, 1, 'accepted', ?, ?, ?, '250 2.0.0 taken',"
        " 'sender.example', 'Shift planning'"
        " FROM recipient WHERE status = 'active' AND credit = 'reserved' ORDER BY id",
        (operation, now - DAY, now - DAY),
    )
    database.execute(
        "UPDATE recipient SET steps_sent = 1, credit = 'spent', sent_at = ?, due_at = ?"
        " WHERE status = 'active' AND credit = 'reserved'",
        (now - DAY, now + 3 * DAY),
    )
    database.execute(
        "UPDATE recipient SET status = 'bounced', credit = 'returned', reason = 'no such user'"
        " WHERE credit = 'spent' AND id % 20 = 0"
    )
    database.execute(
        "UPDATE purchase SET available = available + ? WHERE id = ?", (available - before, purchase)
    )
