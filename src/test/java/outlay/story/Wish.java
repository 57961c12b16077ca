package outlay.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import outlay.lead.PlainReading;
import outlay.load.MadeUpRows;

/** One thing that a filter asks for, as options, in a filter file, or read plainly. */
record Wish(Kind kind, String field, List<String> values) {
    enum Kind {
        INCLUDE,
        EXCLUDE,
        HAS,
        MISSING
    }

    /** Returns one wish of each kind for each field, with values by chance. */
    static List<Wish> each(Random random) {
        List<Wish> wishes = new ArrayList<>();
        for (String field : MadeUpRows.FIELDS) {
            wishes.add(new Wish(Kind.HAS, field, List.of()));
            wishes.add(new Wish(Kind.MISSING, field, List.of()));
            // Whether there is a phone number is all that can be asked about it.
            if (!field.equals("phone")) {
                List<String> values = MadeUpRows.wanted(random, field);
                wishes.add(new Wish(Kind.INCLUDE, field, values));
                wishes.add(new Wish(Kind.EXCLUDE, field, values));
            }
        }
        return wishes;
    }

    boolean isMetBy(Map<String, String> contact) {
        String value = contact.get(field);
        return switch (kind) {
            case INCLUDE -> value != null && matches(value);
            case EXCLUDE -> value == null || !matches(value);
            case HAS -> value != null;
            case MISSING -> value == null;
        };
    }

    private boolean matches(String value) {
        return values.stream().anyMatch(wanted -> PlainReading.matches(field, value, wanted));
    }

    List<String> options() {
        return switch (kind) {
            case INCLUDE -> options("--");
            case EXCLUDE -> options("--not-");
            case HAS -> List.of("--has", field);
            case MISSING -> List.of("--missing", field);
        };
    }

    private List<String> options(String prefix) {
        String option =
                switch (field) {
                    case "tier" -> "field";
                    case "technologies" -> "technology";
                    case "keywords" -> "keyword";
                    case "tags" -> "tag";
                    default -> field;
                };
        String name = field.equals("tier") ? "tier=" : "";
        return values.stream().flatMap(value -> Stream.of(prefix + option, name + value)).toList();
    }

    /** Returns a filter file with this one wish. */
    String file() {
        String list = values.stream().map(Wish::quote).toList().toString();
        return switch (kind) {
            case INCLUDE ->
                    object(field.equals("tier") ? "fields" : "include", object(field, list));
            case EXCLUDE -> object("exclude", object(field, list));
            case HAS -> object("has", "[" + quote(field) + "]");
            case MISSING -> object("missing", "[" + quote(field) + "]");
        };
    }

    private static String object(String name, String value) {
        return "{" + quote(name) + ":" + value + "}";
    }

    private static String quote(String text) {
        return '"' + text + '"';
    }
}
