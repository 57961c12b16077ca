package outlay.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import outlay.Problem;
import outlay.Word;
import outlay.db.Insertion;
import outlay.db.Transaction;
import outlay.db.Upgrade;

/**
 * Enters the rows of a ledger that knew no purchases and no chain anew: credits are taken from what
 * was bought first, and go back where they were taken from.
 */
public final class Replay implements Upgrade {
    @Override
    public String script() {
        return "sqlite/018-ledger.sql";
    }

    @Override
    public void run(Transaction tx) {
        try (Insertion rows = LedgerStore.insertion(tx)) {
            Entering entering = new Entering(rows);
            tx.query(
                            """
                            SELECT id, at, operation_id, kind, credits, from_state, reason, campaign_id,
                                   recipient_id, reference, purchased, available, reserved, spent
                            FROM earlier_entry
                            ORDER BY id
                            """)
                    .each(entering::enter);
            rows.flush();
            entering.save(tx);
        }
    }

    private static final class Entering {
        private final Insertion rows;
        private final HashChain chain = new HashChain(HashChain.beginning());
        private long[] purchases = new long[16];
        private long[] left = new long[16];
        private int bought;
        private int next;

        /** By the number of a recipient: the place of the purchase of its credit. */
        private int[] taken = new int[1024];

        Entering(Insertion rows) {
            this.rows = rows;
        }

        void enter(ResultSet row) throws SQLException {
            Movement movement = movement(row);
            LedgerRow entered =
                    new LedgerRow(
                            row.getLong("id"),
                            Instant.ofEpochMilli(row.getLong("at")),
                            row.getLong("operation_id"),
                            movement,
                            new Balance(
                                    row.getLong("purchased"),
                                    row.getLong("available"),
                                    row.getLong("reserved"),
                                    row.getLong("spent"),
                                    0));
            LedgerStore.insert(rows, entered, chain.next(entered));
        }

        private Movement movement(ResultSet row) throws SQLException {
            MovementKind kind = word(MovementKind.class, row, "kind");
            long id = row.getLong("id");
            long credits = row.getLong("credits");
            if (kind == MovementKind.PURCHASE) {
                buy(id, credits);
                return Movement.purchase(id, credits, PurchaseTerms.of(row.getString("reference")));
            }
            long campaign = row.getLong("campaign_id");
            long recipient = row.getLong("recipient_id");
            if (bought == 0) {
                throw damaged(id);
            }
            long purchase = kind == MovementKind.RESERVE ? take(recipient) : taken(recipient);
            if (kind == MovementKind.RESERVE) {
                return Movement.reserve(campaign, recipient, purchase);
            }
            if (kind == MovementKind.SPEND) {
                return Movement.spend(campaign, recipient, purchase);
            }
            putBack(recipient);
            CreditState from = word(CreditState.class, row, "from_state");
            ReturnReason reason = word(ReturnReason.class, row, "reason");
            return Movement.giveBack(campaign, recipient, purchase, from, reason);
        }

        private static <E extends Enum<E>> E word(Class<E> type, ResultSet row, String column)
                throws SQLException {
            String word = row.getString(column);
            Optional<E> known = word == null ? Optional.empty() : Word.find(type, word);
            if (known.isEmpty()) {
                throw damaged(row.getLong("id"));
            }
            return known.get();
        }

        private static Problem damaged(long id) {
            return new Problem(
                    Problem.Kind.DAMAGED,
                    "ledger entry " + id + " is none that Outlay writes",
                    "go back to a file made by 'outlay backup'");
        }

        private void buy(long id, long credits) {
            if (bought == purchases.length) {
                purchases = Arrays.copyOf(purchases, 2 * bought);
                left = Arrays.copyOf(left, 2 * bought);
            }
            purchases[bought] = id;
            left[bought] = credits;
            bought++;
        }

        private long take(long recipient) {
            int slot = Math.toIntExact(recipient);
            if (slot >= taken.length) {
                taken = Arrays.copyOf(taken, Math.max(slot + 1, 2 * taken.length));
            }
            while (next < bought - 1 && left[next] == 0) {
                next++;
            }
            left[next]--;
            taken[slot] = next;
            return purchases[next];
        }

        private long taken(long recipient) {
            return purchases[taken[Math.toIntExact(recipient)]];
        }

        private void putBack(long recipient) {
            int place = taken[Math.toIntExact(recipient)];
            left[place]++;
            next = Math.min(next, place);
        }

        void save(Transaction tx) {
            for (int i = 0; i < bought; i++) {
                PurchaseStore.add(tx, purchases[i], left[i]);
            }
        }
    }
}
