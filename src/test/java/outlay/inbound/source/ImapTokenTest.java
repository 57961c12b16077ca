package outlay.inbound.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import outlay.Problem;

/** How a token is shown to an IMAP server. */
final class ImapTokenTest {
    /** As https://developers.google.com/workspace/gmail/imap/xoauth2-protocol has it. */
    @Test
    void showsTheTokenAsABearer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> shown = new CompletableFuture<>();
            Thread talk = new Thread(() -> talk(server, shown));
            talk.setDaemon(true);
            talk.start();
            String url = "imap://me@127.0.0.1:" + server.getLocalPort() + "/INBOX?auth=xoauth2";
            SourceOptions options =
                    SourceOptions.of(new ByteArrayInputStream(new byte[0]), "token", null);
            Problem refused = assertThrows(Problem.class, () -> MailSource.open(url, options));
            assertEquals(Problem.Kind.UNREACHABLE, refused.kind());
            assertEquals("XOAUTH2user=me\1auth=Bearer token\1\1", shown.get());
        }
    }

    private static void talk(ServerSocket server, CompletableFuture<String> shown) {
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.US_ASCII))) {
            OutputStream out = client.getOutputStream();
            String can = "IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2";
            say(out, "* OK [CAPABILITY " + can + "] ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", -1);
                if (words[1].equals("CAPABILITY")) {
                    say(out, "* CAPABILITY " + can);
                    say(out, words[0] + " OK");
                } else if (words[1].equals("AUTHENTICATE")) {
                    byte[] proof = Base64.getDecoder().decode(words[words.length - 1]);
                    shown.complete(words[2] + new String(proof, StandardCharsets.UTF_8));
                    say(out, words[0] + " NO not you");
                } else {
                    say(out, words[0] + " OK");
                }
            }
        } catch (IOException e) {
            shown.completeExceptionally(e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
