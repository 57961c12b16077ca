package outlay.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;
import outlay.db.Database;

/** Compares filters with a plain reading of the same rows. */
final class LeadsTest {
    private static final List<String> COLUMNS =
            List.of(
                    "email",
                    "title",
                    "seniority",
                    "department",
                    "company",
                    "domain",
                    "industry",
                    "employees",
                    "revenue",
                    "city",
                    "state",
                    "country",
                    "phone",
                    "technologies",
                    "keywords",
                    "source",
                    "tier");

    private static final List<Clause.Type> TYPES = List.of(Clause.Type.values());

    private static final Map<String, String[]> VALUES = new HashMap<>();

    static {
        VALUES.put(
                "title",
                words(
                        "Head of Marketing|head, marketing (EMEA)|VP Sales|C.E.O.|Sales & Marketing Manager|Chef de projet éval|CTO|Über-Boss 2"));
        VALUES.put("seniority", words("VP|vp|Director|Manager|C-Level"));
        VALUES.put("department", words("Sales|SALES|Marketing|IT"));
        VALUES.put(
                "company",
                words(
                        "Müller GmbH|muller gmbh|Łódź Sp.|Acme|ACME|Straße AG|STRASSE AG|a|~z|Acme  Inc|Acme Inc"));
        VALUES.put("domain", words("acme.example|ACME.example|b.example|mail.b.example"));
        VALUES.put("industry", words("Software|software|Food & Drink|Banking"));
        VALUES.put(
                "employees",
                words("1-10|11-50|51-200|60|1000+|51 – 200 employees|many|5,001-10,000|7"));
        VALUES.put("revenue", words("<1M|$1M-$10M|>1B|500K|2.5 million|unknown|1,000,000"));
        VALUES.put("city", words("São Paulo|Sao Paulo|Zürich|Lyon"));
        VALUES.put("state", words("CA|ca|TX"));
        VALUES.put("country", words("Germany|germany|Österreich|Osterreich|US|😀land|\uffeeland"));
        VALUES.put("phone", words("1|2"));
        VALUES.put("technologies", words("Java; SQL|java|SQL,Go ;|Gö"));
        VALUES.put("keywords", words("b2b;saas|SaaS|fintech, b2b"));
        VALUES.put("source", words("fair|web"));
        VALUES.put("tier", words("gold|Gold|silver"));
    }

    @TempDir Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Database database;

    private final Random random = new Random(20260302);
    private final List<Map<String, String>> rows = new ArrayList<>();

    private static String[] words(String values) {
        return values.split("\\|");
    }

    @BeforeEach
    void importsSomeFiles() {
        database = Imports.database(folder);
        for (int file = 0; file < 3; file++) {
            List<Map<String, String>> some = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                some.add(randomRow(rows.size() + i));
            }
            Imports.load(database, Imports.csv(COLUMNS, some));
            rows.addAll(some);
        }
    }

    @AfterEach
    void closes() {
        database.close();
    }

    private Map<String, String> randomRow(int number) {
        Map<String, String> row = new TreeMap<>();
        row.put("email", "p" + number + "@acme.example");
        for (Map.Entry<String, String[]> field : VALUES.entrySet()) {
            if (random.nextInt(4) > 0) {
                row.put(field.getKey(), pick(field.getValue()));
            }
        }
        return row;
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
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
            List<String> fields = new ArrayList<>(VALUES.keySet());
            if (type == Clause.Type.INCLUDE || type == Clause.Type.EXCLUDE) {
                fields.remove("phone");
                String field = fields.get(random.nextInt(fields.size()));
                clauses.add(Clause.of(type, field, randomValues(field)));
            } else {
                clauses.add(Clause.of(type, fields.get(random.nextInt(fields.size())), List.of()));
            }
        }
        return clauses;
    }

    private List<String> randomValues(String field) {
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            values.add(
                    switch (field) {
                        case "title" ->
                                pick("marketing HEAD", "sales", "e c", "EVAL", "uber 2", "x");
                        case "employees" ->
                                pick("51-200", "1000+", "1-50", "60", "0-100000", "5K+");
                        case "revenue" -> pick("<1M", "1M-50M", ">1B", "0-1T", "$500K");
                        case "technologies" -> pick("java", "SQL", "go", "perl");
                        case "keywords" -> pick("B2B", "saas", "none");
                        default -> pick(VALUES.getOrDefault(field, words("none")));
                    });
        }
        return values;
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
                && clause.values().stream().anyMatch(v -> matches(clause.field(), value, v));
    }

    private static boolean matches(String field, String value, String wanted) {
        return switch (field) {
            case "title" -> split(value).containsAll(split(wanted));
            case "employees", "revenue" -> inside(value, wanted);
            case "technologies", "keywords" ->
                    Arrays.stream(value.split("[;,]"))
                            .anyMatch(v -> plain(v).equals(plain(wanted)));
            default -> plain(value).equals(plain(wanted));
        };
    }

    private static List<String> split(String text) {
        return Arrays.asList(plain(text).split("[^\\p{L}\\p{N}]+"));
    }

    /** Does not share a line with what it checks: the values stand in a table. */
    private static boolean inside(String value, String wanted) {
        double[] outer = Objects.requireNonNull(RANGES.get(wanted));
        double[] inner = RANGES.get(value);
        return inner != null && outer[0] <= inner[0] && inner[1] <= outer[1];
    }

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final Map<String, double[]> RANGES = new HashMap<>();

    static {
        range("1-10", 1, 10);
        range("11-50", 11, 50);
        range("51-200", 51, 200);
        range("51 – 200 employees", 51, 200);
        range("60", 60, 60);
        range("7", 7, 7);
        range("1000+", 1000, INFINITE);
        range("5,001-10,000", 5001, 10000);
        range("1-50", 1, 50);
        range("0-100000", 0, 100000);
        range("5K+", 5000, INFINITE);
        range("<1M", 0, 1e6);
        range("$1M-$10M", 1e6, 1e7);
        range(">1B", 1e9, INFINITE);
        range("500K", 5e5, 5e5);
        range("$500K", 5e5, 5e5);
        range("2.5 million", 2.5e6, 2.5e6);
        range("1,000,000", 1e6, 1e6);
        range("1M-50M", 1e6, 5e7);
        range("0-1T", 0, 1e12);
    }

    private static void range(String text, double low, double high) {
        RANGES.put(text, new double[] {low, high});
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('Ł', 'L')
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Test
    void countsTheValuesOfLeadsMostFirst() {
        Filter filter = new Filter(List.of(Clause.of(Clause.Type.INCLUDE, "state", List.of("ca"))));
        for (String field : List.of("industry", "country", "city", "title", "seniority")) {
            Map<String, Long> counts = new TreeMap<>();
            Map<String, String> first = new HashMap<>();
            for (Map<String, String> row : rows) {
                String value = row.get(field);
                if (value != null) {
                    first.putIfAbsent(plain(value), value);
                    if (matches(row, filter)) {
                        counts.merge(plain(value), 1L, Long::sum);
                    }
                }
            }
            List<String> facets =
                    database.read(
                            tx ->
                                    Leads.facets(tx, field, Leads.match(tx, filter).all()).stream()
                                            .map(f -> plain(f.value()) + " " + f.count())
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

    private static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void showsAValueAsItWasFirstImported() {
        List<String> shown =
                database.read(
                        tx ->
                                Leads.facets(tx, "state", Leads.match(tx, Filter.EVERYONE).all())
                                        .stream()
                                        .map(Leads.Facet::value)
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
