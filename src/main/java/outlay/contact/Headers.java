package outlay.contact;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which known field a header means: its own name, or one of those that the exports of CRMs, lead
 * vendors and address books use. Case and whatever is no letter or digit do not matter.
 */
final class Headers {
    /**
     * For each field its headers, best first: of two columns that mean one field, the one whose
     * header stands further left here is taken.
     *
     * <p>Seen in exports of Apollo, Autoklose, Google, HubSpot, Hunter, LinkedIn, Lusha, Outlook,
     * Salesforce, Snov and ZoomInfo. "Revenue (in 000s USD)" is not here: it counts in thousands.
     */
    private static final List<String> ALIASES =
            List.of(
                    "email: email address, work email, business email, primary email,"
                            + " contact email, email 1, email 1 value, mail",
                    "first_name: first, given name, forename",
                    "last_name: last, surname, family name",
                    "title: job title, position, current position, job position, job role",
                    "seniority: management level, seniority level, job title hierarchy level,"
                            + " employment seniority, hs seniority, job level",
                    "department: departments, job function, employment role, function",
                    "company: company name, organization, organisation, company account,"
                            + " organization name, organisation name, account name, account,"
                            + " associated company, current company, employer,"
                            + " company name for emails, organization 1 name",
                    "domain: company domain, company domain name, domain name, website,"
                            + " website url, company website, company url, company site,"
                            + " organization website, email domain",
                    "industry: primary industry, company industry, company main industry,"
                            + " main industry, organization industry",
                    "employees: number of employees, no of employees, num employees,"
                            + " employee count, employees count, company number of employees,"
                            + " company size, employee range, employees range, headcount,"
                            + " company headcount, company employee count, size",
                    "revenue: annual revenue, company revenue, company annual revenue,"
                            + " revenue range, revenue range in usd, revenue in usd,"
                            + " estimated revenue",
                    "city: person city, contact city, location city, mailing city, locality,"
                            + " home city, business city, company city",
                    "state: state region, state province, province, region, person state,"
                            + " contact state, location state, mailing state,"
                            + " mailing state province, business state, company state",
                    "country: country region, person country, contact country,"
                            + " location country, mailing country, business country region,"
                            + " company country",
                    "phone: phone number, telephone, work direct phone, direct phone,"
                            + " direct phone number, direct dial, work phone,"
                            + " business phone, mobile phone, mobile, mobile phone number,"
                            + " mobile number, cell phone, phone 1, phone 1 value,"
                            + " corporate phone, company phone, company hq phone, home phone,"
                            + " other phone",
                    "linkedin_url: linkedin, person linkedin url, linkedin profile,"
                            + " linkedin profile url, linkedin contact profile url,"
                            + " contact linkedin url, person linkedin, linkedin bio,"
                            + " hs linkedin url",
                    "technologies: technology, tech stack, web technologies",
                    "keywords: keyword, company keywords",
                    "source: lead source, original source");

    private static final Map<String, Meaning> MEANINGS = meanings();

    private Headers() {}

    /** A known field, and how far right its header stands in its list. */
    record Meaning(String field, int rank) {}

    /** Returns the known field that a header means, if it means one. */
    static Optional<Meaning> meaning(String header) {
        return Optional.ofNullable(MEANINGS.get(key(header)));
    }

    /** Returns what two spellings of one header share: its letters and digits in lower case. */
    static String key(String header) {
        StringBuilder key = new StringBuilder();
        header.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
        return key.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the name under which a custom field is kept: {@code "Lead Score (%)"} and {@code
     * LeadScore} are {@code lead_score}. Empty when the header has no letter or digit.
     */
    static String customName(String header) {
        String words = header.strip();
        if (words.codePoints().allMatch(Character::isLetterOrDigit)) {
            words = words.replaceAll("(\\p{javaLowerCase})(\\p{javaUpperCase})", "$1_$2");
        }
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "_")
                .replaceAll("^_+|_+$", "");
    }

    private static Map<String, Meaning> meanings() {
        Map<String, Meaning> meanings = new HashMap<>();
        for (String line : ALIASES) {
            String field = line.substring(0, line.indexOf(':'));
            meanings.put(key(field), new Meaning(field, 0));
            String[] aliases = line.substring(line.indexOf(':') + 1).split(",", -1);
            for (int i = 0; i < aliases.length; i++) {
                meanings.put(key(aliases[i]), new Meaning(field, i + 1));
            }
        }
        return Map.copyOf(meanings);
    }
}
