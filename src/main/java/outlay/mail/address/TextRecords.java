package outlay.mail.address;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import outlay.Problem;
import outlay.mail.ForeignText;

/** Asks DNS for the texts that stand under a name; a name that is not there has none. */
final class TextRecords {
    private final Resolver resolver;

    TextRecords(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * Returns them.
     *
     * @throws Problem UNREACHABLE when it could not be found out
     */
    List<String> of(String name) {
        try {
            return ask(Name.fromString(name, Name.root));
        } catch (TextParseException e) {
            return List.of(); // too long a name is not there
        } catch (IOException e) {
            throw unreachable("DNS: " + name + ": " + e.getMessage());
        }
    }

    static Problem unreachable(String why) {
        return new Problem(
                Problem.Kind.UNREACHABLE,
                ForeignText.line(why, 200),
                "OUTLAY_DNS=host:port names another resolver");
    }

    private List<String> ask(Name name) throws IOException {
        Message answer =
                resolver.send(Message.newQuery(Record.newRecord(name, Type.TXT, DClass.IN)));
        int code = answer.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            throw new IOException(Rcode.string(code));
        }
        return answer.getSection(Section.ANSWER).stream()
                .filter(TXTRecord.class::isInstance)
                .map(record -> joined((TXTRecord) record))
                .toList();
    }

    /** A long text comes in pieces, between which there is nothing (RFC 7208, 3.3). */
    private static String joined(TXTRecord record) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        record.getStringsAsByteArrays().forEach(all::writeBytes);
        return all.toString(StandardCharsets.UTF_8);
    }
}
