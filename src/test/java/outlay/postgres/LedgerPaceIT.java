package outlay.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import outlay.credit.Ledger;
import outlay.credit.PurchaseTerms;
import outlay.db.Database;
import outlay.db.Databases;
import outlay.db.Databases.Opening;
import outlay.db.Databases.Upgrading;
import outlay.db.Location;
import outlay.db.Operations;
import outlay.db.PostgresUrl;

/** The rules that guard the ledger on a server do not look through all of it for each entry. */
final class LedgerPaceIT {
    @Test
    void readsNoLedgerFromEndToEndToContinueIt() {
        try (Cluster cluster = Cluster.start();
                Database database =
                        Databases.closed()
                                .openOrCreate(
                                        new Location.OnServer(
                                                PostgresUrl.of(cluster.database(), "outlay"),
                                                Optional::empty),
                                        new Opening(
                                                Clock.systemUTC(),
                                                notice -> {},
                                                Upgrading.WITHOUT_BACKUP))) {
            long read =
                    database.write(
                            tx -> {
                                Ledger ledger = new Ledger(tx, Operations.begin(tx, "test"));
                                ledger.purchase(2_000, PurchaseTerms.NONE);
                                ledger.reserve(1, LongStream.rangeClosed(1, 2_000).toArray());
                                return tx.query(
                                                """
                                                SELECT seq_tup_read
                                                FROM pg_stat_xact_user_tables
                                                WHERE relname = 'ledger_entry'
                                                """)
                                        .number();
                            });
            // Few rows are read so, while the table has hardly any.
            assertEquals(0, read / 100_000, () -> read + " rows");
        }
    }
}
