package outlay.inbound.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outlay.Problem;
import outlay.inbound.mime.RawMessage;

/** Reads from a TLS server whose certificate the test itself makes and vouches for. */
class ImapTlsTest {
    private static final ServerSetup IMAP =
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);

    @TempDir Path folder = Path.of("");

    @Test
    void trustsThePrivateAuthorityForTheHostItNamesOnly()
            throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = folder.resolve("key.p12");
        Path pem = folder.resolve("ca.pem");
        keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=t", "-ext", "san=ip:127.0.0.1");
        keytool(keys, "-exportcert", "-rfc", "-file", pem.toString());
        GreenMail server = new GreenMail(IMAP);
        server.start();
        try (TlsFront front = new TlsFront(keys, "changeit", server.getImap().getPort())) {
            server.setUser("in@sender.example", "in", "secret")
                    .deliver(
                            GreenMailUtil.createTextEmail(
                                    "a@b.example", "c@d.example", "x", "x", IMAP));
            assertEquals(1, count("127.0.0.1:" + front.port(), pem));
            Problem other =
                    assertThrows(Problem.class, () -> count("localhost:" + front.port(), pem));
            assertEquals(Problem.Kind.UNREACHABLE, other.kind());
        } finally {
            server.stop();
        }
    }

    private static int count(String server, Path authority) {
        List<RawMessage> messages = new ArrayList<>();
        SourceOptions options =
                SourceOptions.of(InputStream.nullInputStream(), "secret", authority);
        try (MailSource box = MailSource.open("imaps://in@" + server, options)) {
            box.forEach(messages::add);
        }
        return messages.size();
    }

    private static void keytool(Path keys, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Collections.addAll(command, arguments);
        Collections.addAll(command, "-alias", "test", "-storepass", "changeit");
        Collections.addAll(command, "-storetype", "PKCS12", "-keystore", keys.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().transferTo(System.out);
        assertEquals(0, process.waitFor());
    }
}
