package outlay.lead;

import static java.lang.Math.floorMod;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.reverseOrder;
import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.contact.Contacts;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.index.ContactSet;
import outlay.load.Imports;

/** Compares the cells of exports with the rows that were imported. */
@OnBothEngines
final class LeadTableTest {
    private static final int CONTACTS = 5000;

    /** What CSV, spreadsheets or UTF-8 have a rule for; each contact has one of them or none. */
    private static final List<String> VALUES =
            List.of(
                    "plain",
                    "",
                    "a,b",
                    "say \"hi\"",
                    "two\nlines",
                    "@x",
                    "+41",
                    "'",
                    "'a",
                    "Zürich",
                    "漢字",
                    "😀");

    @TempDir Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeEach
    void importsContacts() {
        database = Imports.database(folder);
        List<Map<String, String>> rows =
                IntStream.rangeClosed(1, CONTACTS)
                        .mapToObj(
                                id ->
                                        Map.of(
                                                "email", email(id),
                                                "title", title(id),
                                                "tier", tier(id)))
                        .toList();
        Imports.load(database, Imports.csv(List.of("email", "title", "tier"), rows));
    }

    @AfterEach
    void closes() {
        database.close();
    }

    /** The same, as people file them; nothing comes last. */
    private static final List<String> FILED =
            List.of(
                    "'",
                    "'a",
                    "+41",
                    "@x",
                    "a,b",
                    "plain",
                    "say \"hi\"",
                    "two\nlines",
                    "Zürich",
                    "漢字",
                    "😀",
                    "");

    @ParameterizedTest
    @ValueSource(strings = {"tier", "tier:desc", "title", "email", "email:desc", "status"})
    void hasTheFirstOfAnOrderWhereverItIsCut(String sort) {
        List<String> all =
                IntStream.rangeClosed(1, CONTACTS)
                        .boxed()
                        .sorted(order(sort).thenComparing(id -> id))
                        .map(LeadTableTest::email)
                        .toList();
        assertEquals(all, sorted(sort, CONTACTS));
        for (int most : new int[] {0, 1, 7, 999}) {
            assertEquals(all.subList(0, most), sorted(sort, most));
        }
    }

    private static Comparator<Integer> order(String sort) {
        return switch (sort) {
            case "tier" -> comparing(id -> FILED.indexOf(tier(id)));
            case "tier:desc" ->
                    comparing(
                            id ->
                                    floorMod(
                                            FILED.size() - 2 - FILED.indexOf(tier(id)),
                                            FILED.size()));
            case "title" -> comparing(id -> FILED.indexOf(title(id)));
            case "email:desc" -> reverseOrder();
            default -> comparing(id -> 0);
        };
    }

    @Test
    void putsBlankOnesLastBothWays() {
        assertEquals("", tier(id(sorted("tier", CONTACTS).get(CONTACTS - 1))));
        assertEquals("", tier(id(sorted("tier:desc", CONTACTS).get(CONTACTS - 1))));
    }

    @Test
    void keepsTheOrderOfImportAmongEqualOnes() {
        List<String> blank =
                sorted("title:desc", CONTACTS).stream()
                        .filter(email -> title(id(email)).isEmpty())
                        .toList();
        assertEquals(
                blank.stream().sorted((a, b) -> Integer.compare(id(a), id(b))).toList(), blank);
    }

    private List<String> sorted(String sort, int most) {
        return database.read(
                tx -> {
                    List<String> emails = new ArrayList<>();
                    MatchedLeads leads = Leads.match(tx, Filter.EVERYONE);
                    LeadTable table = new LeadTable(tx, leads, List.of("email"), sort);
                    table.visit(table.first(most), row -> emails.add(row[0]));
                    return emails;
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 31, 33, 1000})
    void writesTheWantedContactsHoweverFarApart(int gap) {
        int[] wanted = IntStream.rangeClosed(1, CONTACTS).filter(id -> id % gap == 0).toArray();
        List<List<String>> expected =
                IntStream.of(wanted)
                        .mapToObj(id -> List.of(email(id), title(id), tier(id), "active"))
                        .toList();
        assertEquals(expected, written(wanted));
    }

    @Test
    void writesNothingForNobody() {
        assertEquals(List.of(), written());
    }

    @Test
    void passesOverWhoWasErased() {
        database.write(
                tx -> {
                    Contacts.erase(tx, ContactSet.of(2));
                    return true;
                });
        assertEquals(
                List.of(email(1), email(3)),
                written(1, 2, 3).stream().map(row -> row.get(0)).toList());
    }

    /** Returns email, title, tier and status of the rows, and checks that the rest is empty. */
    private List<List<String>> written(int... ids) {
        List<List<String>> rows = new ArrayList<>();
        database.read(
                tx -> {
                    LeadTable table = new LeadTable(tx, new MatchedLeads(tx, ContactSet.of(ids)));
                    List<String> cells = new ArrayList<>();
                    table.write(
                            ContactSet.of(ids),
                            (bytes, from, to) ->
                                    cells.add(new String(bytes, from, to - from, UTF_8)),
                            () -> {
                                rows.add(picked(table.columns(), cells));
                                cells.clear();
                            });
                    return true;
                });
        return rows;
    }

    private static List<String> picked(List<String> columns, List<String> cells) {
        assertEquals(columns.size(), cells.size());
        List<String> shown = List.of("email", "title", "tier", "status");
        for (int i = 0; i < cells.size(); i++) {
            assertEquals(true, shown.contains(columns.get(i)) || cells.get(i).isEmpty());
        }
        return shown.stream().map(column -> cells.get(columns.indexOf(column))).toList();
    }

    private static String email(int id) {
        return "p" + id + "@acme.example";
    }

    private static String title(int id) {
        return VALUES.get(id % VALUES.size());
    }

    private static String tier(int id) {
        return VALUES.get(id / 7 % VALUES.size());
    }

    private static int id(String email) {
        return Integer.parseInt(email.substring(1, email.indexOf('@')));
    }
}
