package outlay.care;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Watcher;
import outlay.contact.AddressTable;
import outlay.contact.ContactStore;
import outlay.contact.Contacts;
import outlay.contact.Field;
import outlay.db.Database;
import outlay.db.Transaction;
import outlay.index.ContactSet;
import outlay.index.Damage;
import outlay.index.Status;
import outlay.load.Imports;
import outlay.suppression.DoNotEmailEntry;
import outlay.suppression.DoNotEmailList;

/**
 * Damages index, addresses and statuses, one way at a time: the doctor tells it.
 *
 * <pre>
 * layer   contacts   company         country
 * 1       1-600      Acme, C2...C9   Germany: so many that they are a bitmap
 * 2       11-20      Beta            Germany; they are dead in layer 1
 * </pre>
 */
final class IndexCheckTest {
    private static final int COUNTRY = 14;

    @TempDir Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeEach
    void imports() {
        database = Imports.database(folder);
        StringBuilder csv = new StringBuilder("email,company,country\n");
        for (int i = 1; i <= 600; i++) {
            String company = i % 10 > 1 ? "C" + i % 10 : "Acme";
            csv.append("p" + i + "@d" + i % 7 + ".example," + company + ",Germany\n");
        }
        Imports.load(database, csv.toString());
        StringBuilder changes = new StringBuilder("email,company\n");
        for (int i = 11; i <= 20; i++) {
            changes.append("p" + i + "@d" + i % 7 + ".example,Beta\n");
        }
        Imports.load(database, changes.toString());
    }

    @AfterEach
    void closes() {
        database.close();
    }

    private void damage(Consumer<Transaction> damage) {
        database.write(
                tx -> {
                    damage.accept(tx);
                    return true;
                });
    }

    private void damage(long layer, int field, Consumer<List<Damage.Value>> damage) {
        damage(tx -> Damage.values(tx, layer, field, damage));
    }

    private static Damage.Value value(List<Damage.Value> values, String key) {
        return values.stream().filter(value -> value.key().equals(key)).findFirst().orElseThrow();
    }

    /** The same is found whether a layer is compared at once or in many stretches. */
    private void tells(String... differences) {
        for (int stretch : new int[] {1 << 18, 100, 7, 1}) {
            assertEquals(
                    List.of(differences),
                    database.read(tx -> IndexCheck.run(tx, stretch, Watcher.NOBODY)),
                    "in stretches of " + stretch);
        }
    }

    @Test
    void allIsWell() {
        tells();
    }

    /** The row of each contact is read twice. */
    @Test
    void tellsHowFarItIs() {
        List<Long> read = new ArrayList<>();
        database.read(
                tx -> {
                    long all = 2L * ContactStore.all(tx).size();
                    IndexCheck.run(
                            tx,
                            7,
                            (done, of) -> {
                                assertEquals(all, of);
                                read.add(done);
                            });
                    assertEquals(all, read.get(read.size() - 1));
                    return true;
                });
        assertEquals(read.stream().sorted().distinct().toList(), read);
        assertTrue(read.size() > 10);
    }

    @Test
    void whomTheIndexHasLostIsErasedAllTheSame() {
        damage(tx -> Damage.dead(tx, 1, 5, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20));
        damage(tx -> Contacts.erase(tx, ContactSet.of(4, 5)));
        assertEquals(List.of(), database.read(tx -> found(tx, "p4@d4.example", "p5@d5.example")));
        tells();
    }

    private static List<Integer> found(Transaction tx, String... addresses) {
        return Stream.of(addresses)
                .flatMap(address -> AddressTable.find(tx, address).stream().boxed())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1, 7, c2, 22", "1, 14, germany, 300", "1, 14, germany, 600", "2, 7, beta, 11"})
    void aPostingIsLost(long layer, int field, String key, int contact) {
        damage(layer, field, values -> value(values, key).remove(contact));
        tells(
                "layer %d, field %d: '%s' has 0 contacts too many and 1 too few, the first is %d"
                        .formatted(layer, field, key, contact));
    }

    /** Also of a contact that the layer does not cover, or that nobody is. */
    @ParameterizedTest
    @CsvSource({
        "1, 7, c2, 23",
        "1, 7, c2, 601",
        "1, 7, c2, 2147483647",
        "1, 14, germany, 700",
        "1, 14, germany, 2147483647",
        "2, 7, beta, 1",
        "2, 7, beta, 21",
        "2, 7, beta, 500"
    })
    void aPostingIsTooMany(long layer, int field, String key, int contact) {
        damage(layer, field, values -> value(values, key).add(contact));
        tells(
                "layer %d, field %d: '%s' has 1 contacts too many and 0 too few, the first is %d"
                        .formatted(layer, field, key, contact));
    }

    @Test
    void whatIsStoredOfTheDeadIsNoDifference() {
        damage(1, Field.COMPANY.number(), values -> value(values, "c2").add(15));
        damage(1, COUNTRY, values -> value(values, "germany").remove(15));
        tells();
    }

    @Test
    void aPostingIsUnderAnotherValue() {
        damage(
                1,
                Field.COMPANY.number(),
                values -> {
                    value(values, "c2").remove(22);
                    value(values, "c9").add(22);
                });
        tells(
                "layer 1, field 7: 'c2' has 0 contacts too many and 1 too few, the first is 22",
                "layer 1, field 7: 'c9' has 1 contacts too many and 0 too few, the first is 22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme", "c5", "c9"})
    void aValueIsLost(String key) {
        damage(1, Field.COMPANY.number(), values -> values.remove(value(values, key)));
        List<String> found = database.read(tx -> IndexCheck.run(tx, 1 << 18, Watcher.NOBODY));
        assertEquals(List.of("layer 1, field 7: '" + key + "' is missing"), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaa", "c55", "zzz"})
    void aValueIsTooMany(String key) {
        damage(
                1,
                Field.COMPANY.number(),
                values -> {
                    values.add(new Damage.Value(key, 30));
                    values.sort((one, other) -> one.key().compareTo(other.key()));
                });
        tells(
                "layer 1, field 7: '%s' has 1 contacts too many and 0 too few, the first is 30"
                        .formatted(key));
    }

    @Test
    void aFieldIsLost() {
        damage(tx -> tx.update("DELETE FROM posting WHERE layer_id = 2 AND field_id = 14"));
        List<String> found = database.read(tx -> IndexCheck.run(tx, 1 << 18, Watcher.NOBODY));
        assertEquals(
                List.of(
                        "layer 2, field 14: '' is missing",
                        "layer 2, field 14: 'germany' is missing"),
                found);
    }

    @Test
    void keysAreOutOfOrder() {
        damage(1, Field.COMPANY.number(), values -> Collections.swap(values, 3, 4));
        tellsAmongOthers("layer 1, field 7: 'c3' is out of order");
    }

    @Test
    void aKeyIsThereTwice() {
        damage(1, Field.COMPANY.number(), values -> values.add(3, value(values, "c3")));
        tellsAmongOthers("layer 1, field 7: 'c3' is out of order");
    }

    @Test
    void aBlockIsUnderAnotherKey() {
        damage(tx -> tx.update("UPDATE posting SET first_key = 'x' WHERE field_id = 7"));
        tells(
                "layer 1, field 7: '' begins the block of another",
                "layer 2, field 7: '' begins the block of another");
    }

    @Test
    void aBlockCannotBeRead() {
        damage(
                tx ->
                        tx.update(
                                "UPDATE posting SET block = ? WHERE field_id = 7",
                                new byte[] {5, 5}));
        tellsAmongOthers(
                "layer 1, field 7: cannot be compared: a block of the index cannot be read");
    }

    private void tellsAmongOthers(String difference) {
        for (int stretch : new int[] {1 << 18, 100}) {
            List<String> found = database.read(tx -> IndexCheck.run(tx, stretch, Watcher.NOBODY));
            assertTrue(found.contains(difference), found::toString);
        }
    }

    @Test
    void aContactIsInTwoLayers() {
        damage(tx -> Damage.dead(tx, 1, 11, 12, 13, 14, 15, 16, 17, 18));
        tellsAmongOthers("2 contacts are in two layers of the index");
    }

    @Test
    void aContactIsNotInTheIndex() {
        damage(tx -> Damage.dead(tx, 1, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 77));
        tells("1 contacts are not in the index, the first is 77");
    }

    @Test
    void aContactIsInTheIndexOnly() {
        damage(
                tx -> {
                    ContactStore.forget(tx, ContactStore.find(tx, 77).orElseThrow());
                    ContactStore.delete(tx, ContactSet.of(77));
                });
        tellsAmongOthers("1 contacts are in the index, but erased, the first is 77");
    }

    @Test
    void anAddressIsLost() {
        damage(tx -> tx.update("DELETE FROM contact_key WHERE contact_id = 300"));
        tells(
                "1 contacts are not found by their address, the first is 300",
                "600 contacts have 599 addresses");
    }

    @Test
    void addressesAreMixedUp() {
        damage(
                tx -> {
                    long hash = AddressTable.hash("p300@d6.example");
                    tx.update("UPDATE contact_key SET contact_id = 300 WHERE contact_id = 301");
                    tx.update("UPDATE contact_key SET contact_id = 301 WHERE hash = ?", hash);
                });
        tells("2 contacts are not found by their address, the first is 300");
    }

    @Test
    void anAddressLeadsToNobody() {
        damage(tx -> tx.update("UPDATE contact_key SET contact_id = 999 WHERE contact_id = 300"));
        tells(
                "1 contacts are not found by their address, the first is 300",
                "600 contacts have 599 addresses");
    }

    @Test
    void nobodysAddressIsThere() {
        damage(tx -> tx.update("INSERT INTO contact_key (hash, contact_id) VALUES (5, 300)"));
        tells("600 contacts have 601 addresses");
    }

    /** Of two addresses with one hash, the second is under the next number. */
    @Test
    void anAddressThatHadToGiveWayIsFound() {
        damage(
                tx -> {
                    long hash = AddressTable.hash("p300@d6.example");
                    AddressTable.remove(tx, 300, "p300@d6.example");
                    AddressTable.remove(tx, 301, "p301@d0.example");
                    tx.update("INSERT INTO contact_key VALUES (?, 301)", hash);
                    tx.update("INSERT INTO contact_key VALUES (?, 300)", hash + 1);
                });
        tells("1 contacts are not found by their address, the first is 301");
    }

    @ParameterizedTest
    @CsvSource({"DO_NOT_EMAIL, do-not-email", "UNDELIVERABLE, undeliverable"})
    void aStatusIsTooMany(Status status, String word) {
        damage(tx -> status.add(tx, ContactSet.of(44, 300)));
        tells("2 contacts should not be " + word + ", the first is 44");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p44@d2.example", "@d2.example", "*.example"})
    void aStatusIsLost(String entry) {
        damage(
                tx -> {
                    DoNotEmailEntry listed = DoNotEmailEntry.parse(entry).orElseThrow();
                    DoNotEmailList.add(tx, listed, Imports.grounds(tx, "why"));
                    Contacts.markUndeliverable(tx, 45, "why");
                });
        tells();
        damage(
                tx -> {
                    Status.DO_NOT_EMAIL.remove(tx, ContactSet.of(44));
                    Status.UNDELIVERABLE.remove(tx, ContactSet.of(45));
                });
        tells(
                "1 contacts should be do-not-email, the first is 44",
                "1 contacts should be undeliverable, the first is 45");
    }

    /** What is said of the contacts is not lost behind them. */
    @Test
    void listsSomeOfVeryManyDifferencesOfTheIndex() {
        damage(1, Field.COMPANY.number(), List::clear);
        damage(tx -> Status.UNDELIVERABLE.add(tx, ContactSet.of(44)));
        List<String> found = database.read(tx -> IndexCheck.run(tx, 1, Watcher.NOBODY));
        assertEquals(
                List.of(
                        "and 1080 more differences of the index",
                        "1 contacts should not be undeliverable, the first is 44"),
                found.subList(100, found.size()));
    }
}
