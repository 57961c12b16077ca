package outlay.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outlay.db.Operations;
import outlay.db.Tampering;
import outlay.db.Transaction;

/**
 * A ledger under test together with the recipients that it is about, as the commands would keep
 * them. Recipient 7 has contact 7, with the address {@code p7@x.example}.
 */
final class CreditBook {
    private final Transaction tx;

    /** Begins with two campaigns, 1 {@code spring} and 2 {@code summer}. */
    CreditBook(Transaction tx) {
        this.tx = tx;
        campaign(1, "spring", "active");
        campaign(2, "summer", "active");
    }

    void campaign(long id, String name, String state) {
        tx.update(
                """
                INSERT INTO campaign (
                    id, name, state, created_at, sender, commercial, timezone, days, gap_min, gap_max, bounce_percent, bounce_at_least)
                VALUES (?, ?, ?, 0, '', 0, 'UTC', '', 0, 0, 10, 100)
                ON CONFLICT (id) DO NOTHING
                """,
                id,
                name,
                state);
    }

    /** Begins an operation; what it enters is one run of the log. */
    long operation() {
        return operation("test");
    }

    long operation(String command) {
        return Operations.begin(tx, command);
    }

    Ledger ledger(long operation) {
        return new Ledger(tx, operation);
    }

    void buy(long operation, long credits, @Nullable String reference) {
        new Ledger(tx, operation).purchase(credits, PurchaseTerms.of(reference));
    }

    void buyUntil(long operation, long credits, LocalDate last) {
        new Ledger(tx, operation).purchase(credits, new PurchaseTerms(null, null, null, last));
    }

    void reserve(long operation, long campaign, long recipient) {
        new Ledger(tx, operation).reserve(campaign, recipient);
        tx.update(
                """
                INSERT INTO recipient (id, campaign_id, contact_id, status, credit, due_at)
                VALUES (?, ?, ?, 'active', 'reserved', 0)
                """,
                recipient,
                campaign,
                recipient);
    }

    void spend(long operation, long campaign, long recipient) {
        new Ledger(tx, operation).spend(campaign, recipient);
        tx.update(
                """
                UPDATE recipient
                SET credit = 'spent', status = 'finished', steps_sent = 1
                WHERE id = ?
                """,
                recipient);
    }

    void giveBack(
            long operation, long campaign, long recipient, CreditState from, ReturnReason reason) {
        new Ledger(tx, operation).giveBack(campaign, recipient, from, reason);
        tx.update(
                """
                UPDATE recipient
                SET credit = 'returned', status = 'removed'
                WHERE id = ?
                """,
                recipient);
    }

    /** Takes the person out of a recipient. */
    void erase(long recipient) {
        tx.update("UPDATE recipient SET contact_id = NULL WHERE id = ?", recipient);
    }

    /** Does what no command does: with no trigger, CHECK or reference in the way. */
    void tamper(String sql) {
        Tampering.dropTriggers(tx);
        Tampering.withoutChecks(tx, sql);
    }

    /** Takes away a trigger or an index that guards the ledger, such as an {@code INDEX}. */
    void dropGuard(String kind, String name) {
        Tampering.drop(tx, kind, name, "ledger_entry");
    }

    /** Returns the address of a contact. */
    static String address(long contact) {
        return "p" + contact + "@x.example";
    }

    Balance balance() {
        return Ledger.balance(tx);
    }

    /** Returns what the check says: a sentence for each difference. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        LedgerCheck.each(tx, difference -> differences.add(difference.toString()));
        return differences;
    }
}
