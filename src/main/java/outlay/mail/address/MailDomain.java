package outlay.mail.address;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import outlay.mail.ForeignText;

/**
 * Asks DNS whether a domain takes mail: by its MX records, or without any by its own address (RFC
 * 5321, 5.1); a null MX says that it takes none (RFC 7505).
 */
final class MailDomain {
    /** After so many questions without an answer the resolver is left alone for a while. */
    private static final int SILENCES = 3;

    private static final Duration PAUSE = Duration.ofSeconds(60);

    private final Resolver resolver;
    private final LongSupplier nanoTime;
    private final AtomicInteger silences = new AtomicInteger();
    private volatile long silentAt;

    MailDomain(Resolver resolver, LongSupplier nanoTime) {
        this.resolver = resolver;
        this.nanoTime = nanoTime;
    }

    Verdict ask(String domain) {
        if (isPaused()) {
            return new Verdict.Unknown("the DNS resolver does not answer");
        }
        try {
            Verdict verdict = ask(Name.fromString(domain, Name.root));
            silences.set(0);
            return verdict;
        } catch (TextParseException e) {
            return new Verdict.Invalid("no domain can be called so");
        } catch (IOException e) {
            silentAt = nanoTime.getAsLong();
            silences.incrementAndGet();
            return new Verdict.Unknown(ForeignText.line("DNS: " + e.getMessage(), 200));
        }
    }

    private boolean isPaused() {
        return silences.get() >= SILENCES && nanoTime.getAsLong() - silentAt < PAUSE.toNanos();
    }

    private Verdict ask(Name domain) throws IOException {
        Message answer = query(domain, Type.MX);
        if (answer.getRcode() == Rcode.NXDOMAIN) {
            return new Verdict.Invalid("no such domain");
        }
        if (answer.getRcode() != Rcode.NOERROR) {
            return unclear(answer);
        }
        List<Record> exchangers = records(answer, Type.MX);
        if (exchangers.isEmpty()) {
            return askForAddress(domain);
        }
        boolean takesMail =
                exchangers.stream().anyMatch(mx -> !((MXRecord) mx).getTarget().equals(Name.root));
        return takesMail
                ? new Verdict.Deliverable()
                : new Verdict.Invalid("the domain takes no mail (null MX)");
    }

    private Verdict askForAddress(Name domain) throws IOException {
        for (int type : new int[] {Type.A, Type.AAAA}) {
            Message answer = query(domain, type);
            if (answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN) {
                return unclear(answer);
            }
            if (!records(answer, type).isEmpty()) {
                return new Verdict.Deliverable();
            }
        }
        return new Verdict.Invalid("the domain has no mail server");
    }

    private Message query(Name domain, int type) throws IOException {
        return resolver.send(Message.newQuery(Record.newRecord(domain, type, DClass.IN)));
    }

    /** A resolver puts the whole chain of CNAMEs into its answer; only its end is of interest. */
    private static List<Record> records(Message answer, int type) {
        return answer.getSection(Section.ANSWER).stream().filter(r -> r.getType() == type).toList();
    }

    private static Verdict unclear(Message answer) {
        return new Verdict.Unknown("DNS: " + Rcode.string(answer.getRcode()));
    }
}
