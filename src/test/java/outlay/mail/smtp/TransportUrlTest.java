package outlay.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;
import outlay.net.Secret;

final class TransportUrlTest {
    private static Transport transport(String url, @Nullable Secret secret) {
        return Transport.of(new TransportSettings(url, secret, null, Timeouts.STANDARD, null));
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example, smtp://mail.example:587",
        "smtp://ann@mail.example:25, smtp://mail.example:25",
        "SMTP://ann%40corp.example@mail.example, smtp://mail.example:587",
        "smtp://ann@corp.example@mail.example/, smtp://mail.example:587",
        "smtps://ann@mail.example?auth=xoauth2, smtps://mail.example:465",
        "smtp://127.0.0.1:2525?starttls=off, smtp://127.0.0.1:2525",
        "smtp://ann@127.0.0.1:2525?starttls=off, smtp://127.0.0.1:2525",
        "smtp://[::1]:2525?starttls=required, smtp://[::1]:2525",
        "maildir:/tmp/a box, maildir:/tmp/a box",
        "maildir:box, maildir:box"
    })
    void readsUrls(String url, String where) {
        Transport transport = transport(url, new Secret("geheim"));
        assertEquals(where, transport.where());
        assertEquals(url.startsWith("maildir:"), !transport.isRemote());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mail.example",
                "http://mail.example",
                "maildir:",
                "maildir:a\0b",
                "smtp:mail.example",
                "smtp://",
                "smtp://mail.example:0",
                "smtp://mail.example:70000",
                "smtp://mail.example:25x",
                "smtp://mail.example/path",
                "smtp://mail.example?starttls=maybe",
                "smtp://mail.example?tls=on",
                "smtp://ann@mail.example?auth=md5",
                "smtp://mail.example?auth=plain",
                "smtps://mail.example?starttls=off",
                "smtp://ann@mail.example?starttls=off",
                "smtp://%0D%0A@mail.example",
                "smtp://%zz@mail.example",
                "smtp://mail example"
            })
    void refusesOtherUrlsWithAHint(String url) {
        Problem problem = assertThrows(Problem.class, () -> transport(url, new Secret("geheim")));
        assertEquals(Problem.Kind.USAGE, problem.kind());
        assertFalse(problem.hint().isEmpty());
    }

    @Test
    void refusesAPasswordInTheUrlWithoutRepeatingIt() {
        for (String url : new String[] {"smtp://ann:geheim@mail.example", "smtps://:geheim@m"}) {
            Problem problem = assertThrows(Problem.class, () -> transport(url, null));
            assertEquals(Problem.Kind.USAGE, problem.kind());
            assertFalse((problem.what() + problem.hint()).contains("geheim"));
            assertTrue(problem.hint().contains("OUTLAY_SMTP_PASSWORD"));
        }
    }

    @Test
    void wantsAPasswordForAUser() {
        Problem problem =
                assertThrows(Problem.class, () -> transport("smtp://ann@mail.example", null));
        assertEquals("transport: no password for ann", problem.what());
    }

    @Test
    void neverShowsASecret() {
        TransportSettings settings =
                new TransportSettings(
                        "smtp://ann@h", new Secret("geheim"), null, Timeouts.STANDARD, null);
        assertFalse(settings.toString().contains("geheim"), settings.toString());
    }
}
