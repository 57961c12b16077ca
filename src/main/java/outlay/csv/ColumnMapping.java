package outlay.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outlay.Problem;
import outlay.contact.HeaderAliases;
import outlay.contact.WebDomain;

/**
 * Which field each column of one file holds; no two hold the same.
 *
 * <p>First come the columns that the user maps, then for each known field the column whose header
 * means it best, then custom fields. What finds its name taken gets a number: {@code email_2}.
 */
final class ColumnMapping {
    /** Written by our own export: of it only who wants no email counts. */
    private static final String STATUS = "status";

    private static final String LEFT_OUT = "";

    /** What a user maps a column to that says who wants no email. */
    private static final String OPT_OUT = HeaderAliases.key(Column.OPT_OUT);

    private final List<String> headers;
    private final List<String> fields;
    private final OptOutColumns optOuts;
    private final int domain;

    private ColumnMapping(List<String> headers, List<String> fields, OptOutColumns optOuts) {
        this.headers = headers;
        this.fields = fields;
        this.optOuts = optOuts;
        this.domain = fields.indexOf("domain");
    }

    /** Gives each header its field. */
    static ColumnMapping of(String file, List<String> headers, ContactFile.Format format) {
        if (headers.isEmpty()) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    file + " is empty",
                    "the first line names the columns: email,first_name,last_name,...");
        }
        @Nullable String[] fields = new String[headers.size()];
        Map<Integer, Consent> consents = new TreeMap<>();
        map(file, headers, format.headerToField(), fields, consents);
        takeMeanings(headers, fields);
        if (format.keepOptedOut()) {
            consents.clear();
        } else {
            takeConsents(headers, fields, consents);
        }
        keepOthers(headers, fields);
        ColumnMapping columns =
                new ColumnMapping(headers, List.of(fields), new OptOutColumns(headers, consents));
        if (!columns.fields.contains("email")) {
            boolean isData = headers.stream().anyMatch(header -> header.contains("@"));
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    file + " has no email column; its columns are: " + String.join(", ", headers),
                    isData
                            ? "the first line must name the columns: email,first_name,..."
                            : "say which one it is: --map 'HEADER=email'");
        }
        return columns;
    }

    /** Returns the fields in the order of the columns; empty for a column that is left out. */
    List<String> fields() {
        return fields;
    }

    /** Returns what became of each. */
    List<Column> describe() {
        Set<String> known = new HashSet<>(fields);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String header = headers.get(i);
            String field = fields.get(i);
            if (field.equals(LEFT_OUT)) {
                boolean decides = optOuts.columns().contains(i);
                columns.add(new Column(header, decides ? Column.OPT_OUT : null, false, null));
            } else {
                boolean custom = !HeaderAliases.isKnown(field);
                // A field that the file has anyway was hardly meant.
                String near =
                        custom
                                ? HeaderAliases.nearest(header)
                                        .filter(n -> !known.contains(n))
                                        .orElse(null)
                                : null;
                columns.add(new Column(header, field, custom, near));
            }
        }
        return columns;
    }

    /** Returns the headers of the fields that also say who wants no email. */
    List<String> fieldsThatOptOut() {
        return optOuts.columns().stream()
                .filter(column -> !fields.get(column).equals(LEFT_OUT))
                .map(headers::get)
                .toList();
    }

    /** Returns what the columns say of who wants no email. */
    OptOutColumns optOuts() {
        return optOuts;
    }

    /** Brings the values of one record into the form in which they are kept, in place. */
    void clean(Cells cells) {
        cells.strip();
        for (int i = 0; i < cells.count(); i++) {
            // Hardly any does, and no string has to be made of the others.
            if (cells.startsWith(i, FormulaGuard.MARK)) {
                cells.change(i, FormulaGuard::off);
            }
        }
        if (domain >= 0) {
            cells.change(domain, WebDomain::of);
        }
    }

    private static void map(
            String file,
            List<String> headers,
            Map<String, String> wanted,
            @Nullable String[] fields,
            Map<Integer, Consent> consents) {
        wanted.forEach(
                (header, field) -> {
                    int column = find(file, headers, header);
                    if (HeaderAliases.key(field).equals(OPT_OUT)) {
                        consents.put(column, Consent.OPT_OUT);
                        fields[column] = LEFT_OUT;
                        return;
                    }
                    String name = fieldNamed(field);
                    if (!name.isEmpty() && Arrays.asList(fields).contains(name)) {
                        throw wrongMapping("two columns are mapped to " + name);
                    }
                    fields[column] = name;
                });
    }

    private static int find(String file, List<String> headers, String wanted) {
        for (int i = 0; i < headers.size(); i++) {
            if (HeaderAliases.key(headers.get(i)).equals(HeaderAliases.key(wanted))) {
                return i;
            }
        }
        throw wrongMapping(
                file
                        + " has no column '"
                        + wanted
                        + "' to map; its columns are: "
                        + String.join(", ", headers));
    }

    private static String fieldNamed(String field) {
        String name = HeaderAliases.fieldNamed(field);
        if (name.equals(STATUS)) {
            throw wrongMapping("'status' is no field to map to: it is worked out by each export");
        }
        return name;
    }

    private static Problem wrongMapping(String what) {
        return new Problem(
                Problem.Kind.USAGE, what, "write --map 'HEADER=FIELD', or 'HEADER=' to leave out");
    }

    private static void takeMeanings(List<String> headers, @Nullable String[] fields) {
        Map<String, Integer> best = new HashMap<>();
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] != null) {
                best.put(fields[i], -1);
            }
        }
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < fields.length; i++) {
            Optional<HeaderAliases.Meaning> meaning = meaning(headers, i);
            if (fields[i] == null && meaning.isPresent()) {
                String field = meaning.get().field();
                int rank = meaning.get().rank();
                if (rank < best.getOrDefault(field, Integer.MAX_VALUE)) {
                    best.put(field, rank);
                    columns.put(field, i);
                }
            }
        }
        columns.forEach((field, column) -> fields[column] = field);
    }

    /** "URL" alone says nothing, but in LinkedIn's export of connections it is the profile. */
    private static Optional<HeaderAliases.Meaning> meaning(List<String> headers, int column) {
        String header = headers.get(column);
        if (HeaderAliases.key(header).equals("url") && headers.contains("Connected On")) {
            return Optional.of(new HeaderAliases.Meaning("linkedin_url", 1));
        }
        return HeaderAliases.meaning(header);
    }

    /** Those that say nothing else are no fields. */
    private static void takeConsents(
            List<String> headers, @Nullable String[] fields, Map<Integer, Consent> consents) {
        for (int i = 0; i < fields.length; i++) {
            Optional<Consent> consent =
                    fields[i] == null ? Consent.of(headers.get(i)) : Optional.empty();
            if (consent.isPresent()) {
                consents.put(i, consent.get());
                fields[i] = consent.get().saysNothingElse() ? LEFT_OUT : null;
            }
        }
    }

    private static void keepOthers(List<String> headers, @Nullable String[] fields) {
        Set<String> taken = new HashSet<>(new ArrayList<>(Arrays.asList(fields)));
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] == null) {
                String name = HeaderAliases.customName(headers.get(i));
                boolean leftOut = name.isEmpty() || name.equals(STATUS);
                fields[i] = leftOut ? LEFT_OUT : unused(name, taken);
                taken.add(fields[i]);
            }
        }
    }

    private static String unused(String name, Set<String> taken) {
        String unused = name;
        for (int number = 2; taken.contains(unused); number++) {
            unused = name + "_" + number;
        }
        return unused;
    }
}
