package outlay.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Rows with accents, differing case, blanks, lists and ranges, and values to look for in them. */
public final class MadeUpRows {
    /** The columns of a file of them. */
    public static final List<String> COLUMNS =
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
                    "tags",
                    "tier");

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
        VALUES.put("tags", words("Webinar 2026; vip|VIP|webinar 2026, cold"));
        VALUES.put("tier", words("gold|Gold|silver"));
    }

    /** The fields to look in: all but the address. */
    public static final List<String> FIELDS = COLUMNS.subList(1, COLUMNS.size());

    private MadeUpRows() {}

    /** Returns a row in which each field has a value three times out of four. */
    public static Map<String, String> row(Random random, int number) {
        Map<String, String> row = new TreeMap<>();
        row.put("email", "p" + number + "@acme.example");
        for (String field : FIELDS) {
            if (random.nextInt(4) > 0) {
                row.put(field, pick(random, VALUES.getOrDefault(field, words(""))));
            }
        }
        return row;
    }

    /** Returns one to three values to look for. */
    public static List<String> wanted(Random random, String field) {
        String[] choice =
                switch (field) {
                    case "title" -> words("marketing HEAD|sales|e c|EVAL|uber 2|x");
                    case "employees" -> words("51-200|1000+|1-50|60|0-100000|5K+");
                    case "revenue" -> words("<1M|1M-50M|>1B|0-1T|$500K");
                    case "technologies" -> words("java|SQL|go|perl");
                    case "keywords" -> words("B2B|saas|none");
                    case "tags" -> words("vip|Webinar 2026|webinar");
                    default -> VALUES.getOrDefault(field, words("none"));
                };
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            values.add(pick(random, choice));
        }
        return values;
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static String[] words(String values) {
        return values.split("\\|");
    }
}
