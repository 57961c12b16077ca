package outlay.mail.address;

import java.util.Map;
import java.util.function.Consumer;
import org.xbill.DNS.Resolver;
import outlay.EmailAddress;

/** Looks up in DNS what receivers of bulk mail ask of its sender. */
public final class SenderCheck {
    private final TextRecords texts;
    private final MailDomain domains;

    SenderCheck(Resolver resolver) {
        this.texts = new TextRecords(resolver);
        this.domains = new MailDomain(resolver, System::nanoTime);
    }

    /**
     * Returns a check.
     *
     * @param env names the resolver, as for {@link AddressCheck#dns}
     * @throws outlay.Problem USAGE when {@code OUTLAY_DNS} cannot be read
     */
    public static SenderCheck of(Map<String, String> env) {
        return new SenderCheck(DnsCheck.resolver(env.getOrDefault("OUTLAY_DNS", "").strip()));
    }

    /**
     * Looks at a sender: SPF, DMARC, whether the two agree, and where bounces go.
     *
     * @param bounces the envelope's sender
     * @param found is told of each as soon as it is known
     * @throws outlay.Problem UNREACHABLE when the resolver does not tell
     */
    public void check(EmailAddress from, EmailAddress bounces, Consumer<SenderFinding> found) {
        String envelope = bounces.domain();
        found.accept(Spf.judge(envelope, texts.of(envelope)));
        Dmarc dmarc = Dmarc.find(texts, from.domain());
        found.accept(dmarc.judge());
        found.accept(dmarc.align(envelope));
        found.accept(exchanger(envelope));
    }

    private SenderFinding exchanger(String domain) {
        Verdict verdict = domains.ask(domain);
        if (verdict instanceof Verdict.Unknown unknown) {
            throw TextRecords.unreachable(unknown.reason());
        }
        return verdict instanceof Verdict.Invalid invalid
                ? SenderFinding.wrong(
                        "mx",
                        domain
                                + ": "
                                + invalid.reason()
                                + "; bounces would be lost: publish an MX record, or choose"
                                + " another --bounce-address")
                : SenderFinding.right("mx", domain + " takes mail");
    }
}
