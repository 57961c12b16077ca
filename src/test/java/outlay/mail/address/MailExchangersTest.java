package outlay.mail.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

final class MailExchangersTest {
    @Test
    void areThoseOfTheMxRecords() throws IOException {
        try (DnsSink server = new DnsSink()) {
            server.put(
                    "ferry.example",
                    DnsSink.Zone.of("MX 10 ASPMX.L.Google.com.", "MX 20 alt1.aspmx.l.google.com."));
            server.put("broken.example", DnsSink.Zone.failing(Rcode.SERVFAIL));
            Map<String, String> env = Map.of("OUTLAY_DNS", server.address());
            assertEquals(
                    List.of("aspmx.l.google.com", "alt1.aspmx.l.google.com"),
                    MailExchangers.of(env, "ferry.example"));
            assertEquals(List.of(), MailExchangers.of(env, "nowhere.example"));
            assertEquals(List.of(), MailExchangers.of(env, "broken.example"));
        }
        assertEquals(
                List.of(), MailExchangers.of(Map.of("OUTLAY_DNS", "127.0.0.1:1"), "a.example"));
    }
}
