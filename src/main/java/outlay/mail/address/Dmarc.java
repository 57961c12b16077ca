package outlay.mail.address;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import outlay.mail.ForeignText;

/**
 * What the domain of a From wants done with mail that fails (RFC 7489): the records under {@code
 * _dmarc}, its own or else those of its organization.
 */
record Dmarc(String from, String place, List<String> records) {
    private static final String NAME = "dmarc";
    private static final Pattern RECORD = Pattern.compile("v\\s*=\\s*DMARC1\\s*(;.*)?");
    private static final Pattern STRICT = Pattern.compile(".*;\\s*aspf\\s*=\\s*s\\s*(;.*)?");

    static Dmarc find(TextRecords texts, String from) {
        Dmarc own = at(texts, from, from);
        String organization = OrganizationalDomain.of(from);
        return !own.records.isEmpty() || organization.equals(from)
                ? own
                : at(texts, from, organization);
    }

    private static Dmarc at(TextRecords texts, String from, String domain) {
        String place = "_dmarc." + domain;
        List<String> records =
                texts.of(place).stream().filter(text -> RECORD.matcher(text).matches()).toList();
        return new Dmarc(from, place, records);
    }

    SenderFinding judge() {
        return switch (records.size()) {
            case 0 ->
                    SenderFinding.wrong(
                            NAME,
                            from
                                    + " has no DMARC record; publish a TXT record at "
                                    + place
                                    + ", to begin with \"v=DMARC1; p=none\"");
            case 1 ->
                    SenderFinding.right(NAME, place + ": " + ForeignText.line(records.get(0), 300));
            default ->
                    SenderFinding.wrong(
                            NAME,
                            place
                                    + " has "
                                    + records.size()
                                    + " DMARC records, and receivers take that for none; leave"
                                    + " one");
        };
    }

    /** What SPF vouches for has to be the From's: its organization, or its very domain. */
    SenderFinding align(String bounces) {
        boolean strict =
                records.size() == 1
                        && STRICT.matcher(records.get(0).toLowerCase(Locale.ROOT)).matches();
        boolean isAligned =
                strict
                        ? bounces.equals(from)
                        : OrganizationalDomain.of(bounces).equals(OrganizationalDomain.of(from));
        String both = "From " + from + ", bounces to " + bounces;
        return isAligned
                ? SenderFinding.right("alignment", both)
                : SenderFinding.wrong(
                        "alignment",
                        both
                                + ": SPF does not vouch for the From"
                                + (strict ? " (aspf=s asks for the very domain)" : "")
                                + "; choose a --bounce-address at "
                                + from);
    }
}
