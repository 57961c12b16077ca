package outlay.cli.contacts;

import java.util.List;
import outlay.Watcher;
import outlay.campaign.Suppressions;
import outlay.credit.Ledger;
import outlay.db.Operations;
import outlay.db.Transaction;
import outlay.output.Summary;
import outlay.suppression.DoNotEmailEntry;

/**
 * What putting entries on the do-not-email list did.
 *
 * @param added entries that were not on it
 * @param already entries that were
 * @param blocked contacts who are no longer emailed
 * @param removed recipients who left their campaigns
 * @param returned credits given back
 * @param inFlight recipients left alone, to whom a message is on its way or in doubt
 */
record Suppressed(
        long added,
        long already,
        long blocked,
        long removed,
        long returned,
        long inFlight,
        long operation) {

    static Suppressed by(
            Transaction tx, String command, List<DoNotEmailEntry> entries, String reason) {
        return by(tx, command, entries, reason, Watcher.NOBODY);
    }

    static Suppressed by(
            Transaction tx,
            String command,
            List<DoNotEmailEntry> entries,
            String reason,
            Watcher watcher) {
        Ledger ledger = new Ledger(tx, Operations.begin(tx, command));
        long available = ledger.balance().available();
        Suppressions suppressions = new Suppressions(tx, ledger);
        long added = 0;
        long done = 0;
        for (DoNotEmailEntry entry : entries) {
            added += suppressions.add(entry, reason, command) ? 1 : 0;
            watcher.at(++done, entries.size());
        }
        return new Suppressed(
                added,
                entries.size() - added,
                suppressions.blocked(),
                suppressions.left(),
                ledger.balance().available() - available,
                suppressions.inFlight(),
                ledger.operation());
    }

    Summary summary() {
        return new Summary()
                .add("added", "Added: ", added)
                .add("already", "Already there: ", already)
                .add("blocked", "Contacts blocked: ", blocked)
                .add("removed", "Recipients removed: ", removed)
                .add("returned", "Credits returned: ", returned)
                .json("inFlight", inFlight)
                .json("operation", operation);
    }
}
