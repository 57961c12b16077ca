package outlay.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;
import outlay.db.Database;
import outlay.db.OnBothEngines;
import outlay.index.Ranking;
import outlay.load.Imports;
import outlay.load.MadeUpRows;

/** Compares filters with a plain reading of the same rows. */
@OnBothEngines
final class LeadsTest {
    private static final List<Clause.Type> TYPES = List.of(Clause.Type.values());
    private static final List<String> COUNTED =
            List.of(
                    "industry",
                    "country",
                    "city",
                    "title",
                    "seniority",
                    "employees",
                    "revenue",
                    "phone",
                    "email");

    @TempDir Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Database database;

    private final Random random = new Random(20260302);
    private final List<Map<String, String>> rows = new ArrayList<>();

    @BeforeEach
    void importsSomeFiles() {
        database = Imports.database(folder);
        for (int file = 0; file < 3; file++) {
            List<Map<String, String>> some = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                some.add(MadeUpRows.row(random, rows.size() + i));
            }
            Imports.load(database, Imports.csv(MadeUpRows.COLUMNS, some));
            rows.addAll(some);
        }
    }

    @AfterEach
    void closes() {
        database.close();
    }

    @Test
    void findsWhatAPlainReadingFinds() {
        int found = 0;
        for (int i = 0; i < 1500; i++) {
            Filter filter = new Filter(randomClauses());
            int[] expected =
                    IntStream.range(0, rows.size())
                            .filter(row -> matches(rows.get(row), filter))
                            .map(row -> row + 1)
                            .toArray();
            int[] leads = database.read(tx -> Leads.match(tx, filter).all().toArray());
            assertEquals(Arrays.toString(expected), Arrays.toString(leads), filter::toString);
            found += leads.length;
        }
        assertTrue(found > 10_000, "the filters find too little to say much: " + found);
    }

    private List<Clause> randomClauses() {
        List<Clause> clauses = new ArrayList<>();
        int n = random.nextInt(4);
        for (int i = 0; i < n; i++) {
            Clause.Type type = TYPES.get(random.nextInt(TYPES.size()));
            List<String> fields = new ArrayList<>(MadeUpRows.FIELDS);
            if (type == Clause.Type.INCLUDE || type == Clause.Type.EXCLUDE) {
                fields.remove("phone");
                String field = fields.get(random.nextInt(fields.size()));
                clauses.add(Clause.of(type, field, MadeUpRows.wanted(random, field)));
            } else {
                clauses.add(Clause.of(type, fields.get(random.nextInt(fields.size())), List.of()));
            }
        }
        return clauses;
    }

    private static boolean matches(Map<String, String> row, Filter filter) {
        return filter.clauses().stream()
                .allMatch(
                        clause ->
                                switch (clause.type()) {
                                    case INCLUDE -> matchesOne(row, clause);
                                    case EXCLUDE -> !matchesOne(row, clause);
                                    case HAS -> row.containsKey(clause.field());
                                    case MISSING -> !row.containsKey(clause.field());
                                });
    }

    private static boolean matchesOne(Map<String, String> row, Clause clause) {
        String value = row.get(clause.field());
        return value != null
                && clause.values().stream()
                        .anyMatch(v -> PlainReading.matches(clause.field(), value, v));
    }

    @Test
    void countsTheValuesOfLeadsMostFirst() {
        Filter filter = new Filter(List.of(Clause.of(Clause.Type.INCLUDE, "state", List.of("ca"))));
        for (String field : COUNTED) {
            Map<String, Long> counts = new TreeMap<>();
            Map<String, String> first = new HashMap<>();
            for (Map<String, String> row : rows) {
                String value = row.get(field);
                if (value != null) {
                    first.putIfAbsent(PlainReading.plain(value), value);
                    if (matches(row, filter)) {
                        counts.merge(PlainReading.plain(value), 1L, Long::sum);
                    }
                }
            }
            List<String> facets =
                    database.read(
                            tx ->
                                    counts(Leads.facets(tx, field, Leads.match(tx, filter).all()))
                                            .map(
                                                    f ->
                                                            PlainReading.plain(f.value())
                                                                    + " "
                                                                    + f.count())
                                            .toList());
            List<String> expected =
                    counts.entrySet().stream()
                            .sorted(
                                    (a, b) -> {
                                        int more = Long.compare(b.getValue(), a.getValue());
                                        return more != 0
                                                ? more
                                                : Arrays.compareUnsigned(
                                                        utf8(a.getKey()), utf8(b.getKey()));
                                    })
                            .map(e -> e.getKey() + " " + e.getValue())
                            .toList();
            assertEquals(expected, facets, field);
        }
    }

    private static Stream<Ranking.RankedValue> counts(Facets facets) {
        return StreamSupport.stream(facets.spliterator(), false);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void showsAValueAsItWasFirstImported() {
        List<String> shown =
                database.read(
                        tx ->
                                counts(
                                                Leads.facets(
                                                        tx,
                                                        "state",
                                                        Leads.match(tx, Filter.EVERYONE).all()))
                                        .map(Ranking.RankedValue::value)
                                        .sorted()
                                        .toList());
        String first =
                rows.stream()
                        .map(row -> row.getOrDefault("state", ""))
                        .filter(state -> state.equalsIgnoreCase("ca"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of(first, "TX").stream().sorted().toList(), shown);
    }

    @Test
    void namesTheFieldThatMayHaveBeenMeant() {
        Filter filter = new Filter(List.of(Clause.of(Clause.Type.HAS, "contry", List.of())));
        Problem problem =
                assertThrows(Problem.class, () -> database.read(tx -> Leads.match(tx, filter)));
        assertEquals(Problem.Kind.USAGE, problem.kind());
        assertTrue(problem.hint().contains("country"), problem.hint());
    }

    @Test
    void refusesARangeThatIsNone() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> Clause.of(Clause.Type.INCLUDE, "employees", List.of("many")));
        assertEquals(Problem.Kind.USAGE, problem.kind());
    }
}
