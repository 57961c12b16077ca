package outlay.mail.address;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import outlay.mail.ForeignText;

/** Whether a domain says which servers send for it (RFC 7208). */
final class Spf {
    private static final String NAME = "spf";
    private static final String VERSION = "v=spf1";

    private Spf() {}

    static SenderFinding judge(String domain, List<String> texts) {
        List<String> records = texts.stream().filter(Spf::isRecord).toList();
        if (records.isEmpty()) {
            return SenderFinding.wrong(
                    NAME,
                    domain
                            + " has no SPF record; publish a TXT record there that names the"
                            + " servers that send for it, such as \"v=spf1 mx -all\"");
        }
        if (records.size() > 1) {
            return SenderFinding.wrong(
                    NAME,
                    domain
                            + " has "
                            + records.size()
                            + " SPF records, and receivers take that for none; join them into"
                            + " one");
        }
        return permitsAll(records.get(0))
                ? SenderFinding.wrong(
                        NAME,
                        domain
                                + " lets everybody send for it (+all); name the servers, and end"
                                + " the record with -all or ~all")
                : SenderFinding.right(NAME, domain + ": " + ForeignText.line(records.get(0), 300));
    }

    private static boolean isRecord(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals(VERSION) || lower.startsWith(VERSION + ' ');
    }

    /** A mechanism without a sign permits. */
    private static boolean permitsAll(String record) {
        return Arrays.stream(record.toLowerCase(Locale.ROOT).split(" "))
                .anyMatch(term -> term.equals("+all") || term.equals("all"));
    }
}
