package outlay.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import outlay.ForwardStream;
import outlay.Problem;

/** Who vouches for a server's certificate: the system's authorities, and those of a PEM file. */
final class Authorities {
    private Authorities() {}

    /**
     * Returns a factory of TLS connections to servers that the system or a file's authorities vouch
     * for.
     *
     * @throws Problem {@code INVALID_INPUT} when the file has no certificate
     */
    static SSLSocketFactory socketFactory(Path pem) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int count = 0;
            for (X509Certificate known : trustManager(null).getAcceptedIssuers()) {
                all.setCertificateEntry("system " + count++, known);
            }
            for (Certificate own : certificates(pem)) {
                all.setCertificateEntry("own " + count++, own);
            }
            context.init(null, new TrustManager[] {trustManager(all)}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(pem, String.valueOf(e.getMessage()), e);
        }
    }

    private static Iterable<? extends Certificate> certificates(Path pem)
            throws IOException, GeneralSecurityException {
        try (InputStream stream = ForwardStream.open(pem)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(stream);
            if (certificates.isEmpty()) {
                throw unreadable(pem, "there is no certificate in it", null);
            }
            return certificates;
        }
    }

    private static X509TrustManager trustManager(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java has no X.509 trust manager");
    }

    private static Problem unreadable(Path pem, String why, @Nullable Throwable cause) {
        return new Problem(
                Problem.Kind.INVALID_INPUT,
                pem + ", the file of authorities, cannot be read: " + why,
                "it holds certificates in PEM form",
                cause);
    }
}
