package outlay.mail.address;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import outlay.EmailAddress;
import outlay.Problem;
import outlay.mail.ForeignText;

/**
 * Looks at an address and asks DNS whether its domain takes mail. Each domain is asked about once
 * in a while, however many addresses it has; what could not be found out is soon asked again
 * (decision D16).
 */
final class DnsCheck implements AddressCheck {
    private static final Duration KNOWN_FOR = Duration.ofMinutes(60);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(60);
    private static final Duration MOST_FOR_A_QUESTION = Duration.ofSeconds(10);
    private static final Duration MOST_FOR_A_TRY = Duration.ofSeconds(4);
    private static final int MOST_DOMAINS = 100_000;

    private static final Pattern ADDRESS =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^:\\[\\]]+))(?::([0-9]{1,5}))?");

    private final AddressCheck syntax = new SyntaxCheck();
    private final MailDomain domains;
    private final LongSupplier nanoTime;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** What is known, or being found out, about one domain. */
    private record Answer(long askedAt, CompletableFuture<Verdict> verdict) {
        private boolean isStale(long now) {
            boolean unknown = verdict.isDone() && verdict.join() instanceof Verdict.Unknown;
            return now - askedAt > (unknown ? UNKNOWN_FOR : KNOWN_FOR).toNanos();
        }
    }

    DnsCheck(Resolver resolver, LongSupplier nanoTime) {
        this.domains = new MailDomain(resolver, nanoTime);
        this.nanoTime = nanoTime;
    }

    static DnsCheck of(String server) {
        return new DnsCheck(resolver(server.strip()), System::nanoTime);
    }

    static Resolver resolver(String server) {
        try {
            ExtendedResolver resolver =
                    server.isEmpty()
                            ? new ExtendedResolver(systemServers())
                            : new ExtendedResolver(new Resolver[] {simple(address(server))});
            resolver.setTimeout(MOST_FOR_A_QUESTION);
            resolver.setRetries(2);
            return resolver;
        } catch (UnknownHostException e) {
            throw wrong(server);
        }
    }

    private static Resolver[] systemServers() {
        return ResolverConfig.getCurrentConfig().servers().stream()
                .map(DnsCheck::simple)
                .toArray(Resolver[]::new);
    }

    private static Resolver simple(InetSocketAddress address) {
        SimpleResolver resolver = new SimpleResolver(address);
        resolver.setTimeout(MOST_FOR_A_TRY);
        return resolver;
    }

    private static InetSocketAddress address(String server) throws UnknownHostException {
        Matcher parts = ADDRESS.matcher(server);
        int port = 0;
        if (parts.matches()) {
            port = parts.group(3) == null ? 53 : Integer.parseInt(parts.group(3));
        }
        if (port < 1 || port > 65_535) {
            throw wrong(server);
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw wrong(server);
        }
        return address;
    }

    private static Problem wrong(String server) {
        return new Problem(
                Problem.Kind.USAGE,
                "OUTLAY_DNS: no such resolver: " + ForeignText.line(server, 100),
                "write host:port, like 127.0.0.1:53, or leave it out");
    }

    @Override
    public Finding check(EmailAddress address) {
        Finding finding = syntax.check(address);
        return finding.verdict() instanceof Verdict.Deliverable
                ? new Finding(verdict(address.domain()), finding.warnings())
                : finding;
    }

    /** Asks once, while other threads with the same domain wait for the answer. */
    private Verdict verdict(String domain) {
        long now = nanoTime.getAsLong();
        if (answers.size() > MOST_DOMAINS) {
            answers.clear();
        }
        Answer mine = new Answer(now, new CompletableFuture<>());
        Answer current =
                answers.compute(domain, (key, old) -> old == null || old.isStale(now) ? mine : old);
        if (current.verdict() == mine.verdict()) {
            try {
                mine.verdict().complete(domains.ask(domain));
            } catch (RuntimeException e) {
                mine.verdict().completeExceptionally(e);
                throw e;
            }
        }
        return current.verdict().join();
    }
}
