package outlay.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The key of a mail server in a test, its certificate, and the private authority that vouches for
 * it.
 *
 * @param server for a server within the test
 * @param caFile the authority's certificate, as are the other files in PEM form
 * @param certificateFile for a server outside, with its key
 */
public record TestKeys(SSLContext server, Path caFile, Path certificateFile, Path keyFile) {
    private static final String PASSWORD = "changeit";

    /**
     * Makes keys with the JDK's own keytool.
     *
     * @param names subject alternative names, like {@code ip:127.0.0.1}
     */
    public static TestKeys make(Path folder, String names)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("keys-" + names.hashCode() + ".p12");
        keytool(store, "-alias", "ca", "-dname", "CN=ca", "-ext", "bc:c");
        keytool(
                store,
                "-alias",
                "server",
                "-dname",
                "CN=server",
                "-ext",
                "san=" + names,
                "-signer",
                "ca");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Path ca = pem(store, "ca.pem", "CERTIFICATE", keys.getCertificate("ca").getEncoded());
        // The server has its own key and no other.
        keys.deleteEntry("ca");
        return new TestKeys(
                context(keys),
                ca,
                pem(store, "server.pem", "CERTIFICATE", keys.getCertificate("server").getEncoded()),
                pem(store, "key.pem", "PRIVATE KEY", serverKey(keys)));
    }

    private static void keytool(Path store, String... what)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(
                List.of(
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2"));
        line.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        line.addAll(List.of("-keystore", store.toString()));
        line.addAll(List.of(what));
        if (new ProcessBuilder(line).inheritIO().start().waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }

    private static byte[] serverKey(KeyStore keys) throws GeneralSecurityException {
        return keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Path pem(Path store, String name, String kind, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(bytes);
        return Files.writeString(
                store.resolveSibling(store.getFileName() + "." + name),
                "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }
}
