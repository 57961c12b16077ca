import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Prints made-up contacts as CSV, the same ones each time: {@code java Rows.java ROWS}. They are
 * shaped like bought lists: few countries and industries have most of the rows, titles are made of
 * many words, one row in eight is in each department, a company has eight contacts on average, and
 * what is true of a company is so in all its rows.
 */
final class Rows {
    private static final String[] COUNTRIES =
            numbered(
                    60,
                    "Country ",
                    "United States,India,United Kingdom,Germany,France,Brazil,Canada,Spain,Italy,"
                            + "Netherlands,Australia,Poland,Mexico,Japan,Türkiye,Côte d'Ivoire");
    private static final String[] INDUSTRIES =
            numbered(
                    140,
                    "Industry ",
                    "Software,Financial Services,Construction,Hospital & Health Care,Retail,"
                            + "Automotive,Logistics,Hospitality,Food & Beverages,Insurance");
    private static final String[] TECHNOLOGIES =
            numbered(
                    400,
                    "Tech",
                    "WordPress,jQuery,Outlook,Cloudflare,Salesforce,HubSpot,Stripe,Shopify,Marketo");
    private static final String[] SIZES = {
        "1-10", "11-50", "51-200", "201-500", "501-1000", "1001-5000", "5001-10000", "10001+"
    };
    private static final String[] SENIORITIES = {
        "Entry", "Senior", "Manager", "Director", "VP", "Head", "C-Level", "Owner", "Intern"
    };
    private static final String[] DEPARTMENTS =
            "Sales,Marketing,Engineering,Finance,Operations,Human Resources,Support,Legal"
                    .split(",");
    private static final String[] RANKS =
            ("Manager,Director,Senior Manager,Head,Vice President,Chief Officer,Specialist,Lead,"
                            + "Engineer,Consultant,Analyst,Assistant,Owner,Co-Founder")
                    .split(",");
    private static final String[] AREAS =
            numbered(
                    300,
                    "Area ",
                    "Sales,Marketing,Software,Data,Finance,Support,Product,Security,Procurement,"
                            + "Human Resources,Business Development,Supply Chain,Quality");
    private static final String[] PLACES = ",,,,, EMEA, (DACH), North America,  - Global, II"
            .split(",");
    private static final String[] SYLLABLES =
            "an,be,lo,mi,ra,so,ti,ve,jo,ka,le,né,mar,ser,dan,fa".split(",");

    private final Random people = new Random(7);
    private final Random firms = new Random();
    private Random random = people;
    private final StringBuilder row = new StringBuilder(400);
    private final int companies;

    private Rows(int rows) {
        companies = Math.max(1, rows / 8);
    }

    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[0]);
        Rows rows = new Rows(count);
        try (OutputStream out = new BufferedOutputStream(System.out, 1 << 20)) {
            out.write(
                    ("email,first_name,last_name,title,seniority,department,company,domain,industry,"
                                    + "employees,revenue,city,state,country,phone,linkedin_url,"
                                    + "technologies\n")
                            .getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < count; i++) {
                out.write(rows.row(i).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String row(int number) {
        row.setLength(0);
        int company = skewed(companies);
        String first = name(random.nextInt(4096));
        String last = name(random.nextInt(65_536)) + "son";
        String address = (first + '.' + last).toLowerCase().replace('é', 'e');
        row.append(address).append('.').append(number).append("@c").append(company);
        row.append(".example,").append(first).append(',').append(last).append(',');
        work();
        company(company);
        person(number, first, last);
        return row.append('\n').toString();
    }

    private void work() {
        cell(pick(RANKS) + " of " + AREAS[skewed(AREAS.length)] + pick(PLACES));
        cell(SENIORITIES[skewed(SENIORITIES.length)]);
        cell(pick(DEPARTMENTS));
    }

    /** Takes all about a company out of its number. */
    private void company(int number) {
        random = firms;
        random.setSeed(number * 0x9E3779B97F4A7C15L);
        boolean comma = random.nextInt(10) == 0;
        cell(comma ? "\"" + name(number) + " " + number + ", Inc.\"" : name(number) + ' ' + number);
        cell("c" + number + ".example");
        cell(INDUSTRIES[skewed(INDUSTRIES.length)]);
        cell(SIZES[skewed(SIZES.length)]);
        cell(random.nextInt(5) == 0 ? "" : (1 + random.nextInt(900)) + "M");
        int country = skewed(COUNTRIES.length);
        cell("City " + country + '-' + skewed(300));
        cell(country == 0 ? "State " + random.nextInt(50) : "");
        cell(COUNTRIES[country]);
        random = people;
    }

    private void person(int number, String first, String last) {
        cell(random.nextInt(5) < 2 ? "" : "+1-555-" + (1_000_000 + number));
        cell("https://linkedin.example/in/" + first + '-' + last + '-' + number);
        Set<String> technologies = new LinkedHashSet<>();
        for (int n = random.nextInt(11); n > 0; n--) {
            technologies.add(TECHNOLOGIES[skewed(TECHNOLOGIES.length)]);
        }
        row.append(String.join(";", technologies));
    }

    private void cell(String value) {
        row.append(value).append(',');
    }

    private String pick(String[] values) {
        return values[random.nextInt(values.length)];
    }

    /** Chooses the first ones far more often than the last. */
    private int skewed(int count) {
        double chance = random.nextDouble();
        return (int) (count * chance * chance * chance);
    }

    private static String name(int number) {
        StringBuilder name = new StringBuilder();
        for (int rest = number; rest > 0 || name.isEmpty(); rest >>= 4) {
            name.append(SYLLABLES[rest & 15]);
        }
        return name.replace(0, 1, name.substring(0, 1).toUpperCase()).toString();
    }

    private static String[] numbered(int count, String prefix, String first) {
        String[] names = first.split(",");
        IntFunction<String> rest = i -> prefix + (names.length + i);
        return Stream.concat(
                        Stream.of(names), Stream.iterate(0, i -> i + 1).map(rest::apply))
                .limit(count)
                .toArray(String[]::new);
    }
}
