package outlay.mail.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import outlay.EmailAddress;
import outlay.Problem;

final class DnsCheckTest {
    private final DnsSink server = new DnsSink();
    private final AtomicLong now = new AtomicLong();
    private final DnsCheck check;

    DnsCheckTest() throws IOException {
        check = check(Duration.ofSeconds(10));
    }

    private DnsCheck check(Duration patience) {
        Resolver resolver = DnsCheck.resolver(server.address());
        resolver.setTimeout(patience);
        return new DnsCheck(resolver, now::get);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Verdict verdict(String address) {
        return verdict(check, address);
    }

    private static Verdict verdict(DnsCheck check, String address) {
        return check.check(EmailAddress.parse(address).orElseThrow()).verdict();
    }

    private Verdict answered(DnsSink.Zone zone) {
        server.put("lead.example", zone);
        return verdict("ann@lead.example");
    }

    @Test
    void aDomainWithAnExchangerTakesMail() {
        assertEquals(
                new Verdict.Deliverable(),
                answered(DnsSink.Zone.of("MX 10 mx1.lead.example.", "MX 20 mx2.lead.example.")));
        assertEquals(List.of("lead.example. MX"), server.questions());
    }

    @Test
    void aDomainWithoutExchangersTakesMailAtItsAddress() {
        assertEquals(new Verdict.Deliverable(), answered(DnsSink.Zone.of("A 192.0.2.1")));
        server.put("six.example", DnsSink.Zone.of("AAAA 2001:db8::1"));
        assertEquals(new Verdict.Deliverable(), verdict("ann@six.example"));
    }

    @Test
    void followsAnAlias() {
        assertEquals(
                new Verdict.Deliverable(),
                answered(DnsSink.Zone.of("CNAME other.example.", "MX 10 mx.other.example.")));
    }

    @Test
    void aNullExchangerTakesNoMail() {
        assertEquals(
                new Verdict.Invalid("the domain takes no mail (null MX)"),
                answered(DnsSink.Zone.of("MX 0 .", "A 192.0.2.1")));
    }

    @Test
    void aDomainThatIsNotThereTakesNoMail() {
        assertEquals(new Verdict.Invalid("no such domain"), verdict("ann@nowhere.example"));
    }

    @Test
    void aDomainWithNeitherTakesNoMail() {
        assertEquals(
                new Verdict.Invalid("the domain has no mail server"),
                answered(DnsSink.Zone.of("TXT nothing")));
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED, Rcode.NOTIMP, Rcode.FORMERR})
    void aFailureOfTheResolverSaysNothing(int rcode) {
        Verdict verdict = answered(DnsSink.Zone.failing(rcode));
        assertInstanceOf(Verdict.Unknown.class, verdict);
        assertTrue(verdict.toString().contains(Rcode.string(rcode)), verdict.toString());
    }

    @Test
    void asksAgainOverTcpWhenAnAnswerIsCut() {
        assertEquals(
                new Verdict.Deliverable(),
                answered(DnsSink.Zone.of("MX 10 mx.lead.example.").overTcp()));
    }

    @Test
    void asksInALabels() {
        server.put("xn--bcher-kva.example", DnsSink.Zone.of("MX 1 mx.example."));
        assertEquals(new Verdict.Deliverable(), verdict("ann@BÜCHER.example"));
    }

    @Test
    void asksOnceForAllAddressesOfADomain() throws Exception {
        server.put("lead.example", DnsSink.Zone.of("MX 10 mx.lead.example."));
        Callable<Verdict> work = () -> verdict(Thread.currentThread().getId() + "@Lead.Example");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Verdict> each :
                    threads.invokeAll(List.of(work, work, work, work, work, work, work, work))) {
                assertEquals(new Verdict.Deliverable(), each.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, server.questions().size());
    }

    @Test
    void forgetsWhatItDidNotLearnSoonAndTheRestLater() {
        assertInstanceOf(Verdict.Unknown.class, answered(DnsSink.Zone.failing(Rcode.SERVFAIL)));
        assertInstanceOf(Verdict.Unknown.class, answered(DnsSink.Zone.of("MX 1 mx.example.")));
        now.addAndGet(Duration.ofSeconds(61).toNanos());
        assertEquals(new Verdict.Deliverable(), verdict("bo@lead.example"));
        now.addAndGet(Duration.ofMinutes(59).toNanos());
        assertEquals(new Verdict.Deliverable(), answered(DnsSink.Zone.failing(Rcode.SERVFAIL)));
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        assertInstanceOf(Verdict.Unknown.class, verdict("cy@lead.example"));
    }

    @Test
    void silenceSaysNothingAndASilentResolverIsLeftAloneForAWhile() {
        DnsCheck impatient = check(Duration.ofMillis(200));
        for (String name : List.of("a.example", "b.example", "c.example")) {
            server.put(name, DnsSink.Zone.mute());
            assertInstanceOf(Verdict.Unknown.class, verdict(impatient, "ann@" + name));
        }
        int asked = server.questions().size();
        server.put("lead.example", DnsSink.Zone.of("MX 10 mx.lead.example."));
        assertEquals(
                new Verdict.Unknown("the DNS resolver does not answer"),
                verdict(impatient, "ann@lead.example"));
        assertEquals(asked, server.questions().size());
        now.addAndGet(Duration.ofSeconds(61).toNanos());
        verdict(impatient, "ann@lead.example");
        assertTrue(server.questions().contains("lead.example. MX"), "asked again");
    }

    @Test
    void looksAtTheAddressBeforeItAsks() {
        Finding old = check.check(EmailAddress.stored("ann@localhost"));
        assertInstanceOf(Verdict.Invalid.class, old.verdict());
        Finding finding = check.check(EmailAddress.parse("info@nowhere.example").orElseThrow());
        assertEquals(Set.of(AddressWarning.ROLE), finding.warnings());
        assertEquals(List.of("nowhere.example. MX"), server.questions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:0", "127.0.0.1:x", ":53", "[::1", "no-such-host.invalid"})
    void refusesAResolverThatCannotBe(String resolver) {
        Problem problem =
                assertThrows(Problem.class, () -> AddressCheck.dns(Map.of("OUTLAY_DNS", resolver)));
        assertEquals(Problem.Kind.USAGE, problem.kind());
    }

    @Test
    void readsTheResolverFromTheEnvironment() {
        server.put("lead.example", DnsSink.Zone.of("MX 10 mx.lead.example."));
        try (AddressCheck dns = AddressCheck.dns(Map.of("OUTLAY_DNS", server.address()))) {
            assertEquals(
                    new Verdict.Deliverable(),
                    dns.check(EmailAddress.parse("ann@lead.example").orElseThrow()).verdict());
        }
    }
}
