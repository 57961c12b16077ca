package outlay.mail.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import outlay.EmailAddress;
import outlay.Problem;

final class SenderCheckTest {
    private static final String NADIA = "nadia@ferry.example";

    private final DnsSink server = new DnsSink();
    private final List<SenderFinding> findings = new ArrayList<>();

    SenderCheckTest() throws IOException {
        server.put(
                "ferry.example",
                DnsSink.Zone.of("TXT \"a word\"", "TXT \"v=spf1 mx -all\"", "MX 10 mx.a.example."));
        server.put("_dmarc.ferry.example", DnsSink.Zone.of("TXT \"v=DMARC1; p=none\""));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void check(String from, String bounces) {
        Resolver resolver = DnsCheck.resolver(server.address());
        resolver.setTimeout(Duration.ofSeconds(1));
        findings.clear();
        new SenderCheck(resolver)
                .check(
                        EmailAddress.parse(from).orElseThrow(),
                        EmailAddress.parse(bounces).orElseThrow(),
                        findings::add);
    }

    private List<String> wrong() {
        return findings.stream().filter(each -> !each.ok()).map(SenderFinding::check).toList();
    }

    private String detail(String check) {
        return findings.stream()
                .filter(each -> each.check().equals(check))
                .findFirst()
                .orElseThrow()
                .detail();
    }

    @Test
    void findsNothingWrongWithADomainThatHasAll() {
        check(NADIA, NADIA);
        assertEquals(
                List.of(
                        SenderFinding.right("spf", "ferry.example: v=spf1 mx -all"),
                        SenderFinding.right("dmarc", "_dmarc.ferry.example: v=DMARC1; p=none"),
                        SenderFinding.right(
                                "alignment", "From ferry.example, bounces to ferry.example"),
                        SenderFinding.right("mx", "ferry.example takes mail")),
                findings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 a:mx.ferry.example ?all | ",
                "V=SPF1 redirect=other.example   | ",
                "v=spf1                          | ",
                "v=spf1 mx +all                  | lets everybody send for it (+all)",
                "v=spf1 mx all                   | lets everybody send for it (+all)",
                "v=spf10 mx -all                 | has no SPF record",
                "spf2.0/pra -all                 | has no SPF record"
            })
    void readsSpf(String record, String complaint) {
        server.put("ferry.example", DnsSink.Zone.of("TXT \"" + record + '"', "A 192.0.2.1"));
        check(NADIA, NADIA);
        assertEquals(complaint == null ? List.of() : List.of("spf"), wrong());
        assertTrue(complaint == null || detail("spf").contains(complaint), detail("spf"));
    }

    @Test
    void joinsThePiecesOfALongSpfRecord() {
        server.put(
                "ferry.example",
                DnsSink.Zone.of("TXT \"v=spf1 ip4:192.0\" \".2.1 -all\"").overTcp());
        check(NADIA, NADIA);
        assertEquals("ferry.example: v=spf1 ip4:192.0.2.1 -all", detail("spf"));
    }

    @Test
    void severalSpfRecordsAreNone() {
        server.put(
                "ferry.example",
                DnsSink.Zone.of("TXT \"v=spf1 -all\"", "TXT \"v=spf1 mx -all\"", "A 192.0.2.1"));
        check(NADIA, NADIA);
        assertEquals(List.of("spf"), wrong());
        assertTrue(detail("spf").contains("has 2 SPF records"), detail("spf"));
    }

    @Test
    void aSubdomainHasTheDmarcRecordOfItsOrganization() {
        check("nadia@mail.ferry.example", NADIA);
        assertEquals(List.of(), wrong());
        assertTrue(server.questions().contains("_dmarc.mail.ferry.example. TXT"));
        server.put("_dmarc.mail.ferry.example", DnsSink.Zone.of("TXT \"v=DMARC1; p=reject\""));
        check("nadia@mail.ferry.example", NADIA);
        assertEquals("_dmarc.mail.ferry.example: v=DMARC1; p=reject", detail("dmarc"));
    }

    @Test
    void aDomainWithoutDmarcIsWrongAndSoIsOneWithTwo() {
        server.put("_dmarc.ferry.example", DnsSink.Zone.of("TXT \"v=DMARC2; p=none\""));
        check(NADIA, NADIA);
        assertEquals(List.of("dmarc"), wrong());
        assertTrue(detail("dmarc").contains("publish a TXT record at _dmarc.ferry.example"));
        server.put(
                "_dmarc.ferry.example",
                DnsSink.Zone.of("TXT \"v=DMARC1; p=none\"", "TXT \"v=DMARC1\""));
        check(NADIA, NADIA);
        assertTrue(detail("dmarc").contains("has 2 DMARC records"), detail("dmarc"));
    }

    @Test
    void bouncesElsewhereAreNotAligned() {
        server.put("bulk.example", DnsSink.Zone.of("TXT \"v=spf1 mx -all\"", "A 192.0.2.1"));
        check(NADIA, "b@bulk.example");
        assertEquals(List.of("alignment"), wrong());
        assertTrue(detail("alignment").contains("choose a --bounce-address at ferry.example"));
    }

    @Test
    void strictAlignmentAsksForTheVeryDomain() {
        server.put(
                "b.ferry.example", DnsSink.Zone.of("TXT \"v=spf1 mx -all\"", "MX 1 mx.a.example."));
        check(NADIA, "b@b.ferry.example");
        assertEquals(List.of(), wrong());
        server.put("_dmarc.ferry.example", DnsSink.Zone.of("TXT \"v=DMARC1; p=none; aspf=S\""));
        check(NADIA, "b@b.ferry.example");
        assertEquals(List.of("alignment"), wrong());
        check(NADIA, NADIA);
        assertEquals(List.of(), wrong());
    }

    @Test
    void bouncesNeedSomebodyToTakeThem() {
        server.put("ferry.example", DnsSink.Zone.of("TXT \"v=spf1 -all\""));
        check(NADIA, NADIA);
        assertEquals(List.of("mx"), wrong());
        server.put("ferry.example", DnsSink.Zone.of("TXT \"v=spf1 -all\"", "MX 0 ."));
        check(NADIA, NADIA);
        assertTrue(detail("mx").contains("null MX"), detail("mx"));
    }

    @ParameterizedTest
    @CsvSource({
        "acme.example,         acme.example",
        "mail.acme.example,    acme.example",
        "a.b.c.acme.com,       acme.com",
        "acme.co.uk,           acme.co.uk",
        "mail.acme.co.uk,      acme.co.uk",
        "mail.acme.com.au,     acme.com.au",
        "mail.bt.de,           bt.de",
        "co.uk,                co.uk",
        "localhost,            localhost"
    })
    void knowsWhatAnOrganizationHasRegistered(String domain, String organization) {
        assertEquals(organization, OrganizationalDomain.of(domain));
    }

    @Test
    void aResolverThatDoesNotAnswerIsAProblem() {
        server.put("ferry.example", DnsSink.Zone.failing(Rcode.SERVFAIL));
        Problem failed = assertThrows(Problem.class, () -> check(NADIA, NADIA));
        assertEquals(Problem.Kind.UNREACHABLE, failed.kind());
        assertEquals(List.of(), findings);
        server.put("ferry.example", DnsSink.Zone.mute());
        Problem silent = assertThrows(Problem.class, () -> check(NADIA, NADIA));
        assertEquals(Problem.Kind.UNREACHABLE, silent.kind());
    }
}
