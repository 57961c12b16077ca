package outlay.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import outlay.ForwardStream;
import outlay.Problem;

/** Whose certificates count: the system's authorities, and those of one file beside them. */
public final class Trust {
    private Trust() {}

    /**
     * Makes TLS sockets.
     *
     * @throws Problem USAGE when the file holds no certificates
     */
    public static SSLSocketFactory sockets(@Nullable Path caFile) {
        try {
            if (caFile == null) {
                return SSLContext.getDefault().getSocketFactory();
            }
            KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            for (X509Certificate authority : systemAuthorities()) {
                add(authorities, authority);
            }
            for (Certificate authority : certificates(caFile)) {
                add(authorities, authority);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(authorities), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new Problem(
                    Problem.Kind.USAGE,
                    "OUTLAY_CA_FILE: cannot read certificates from " + caFile + ": " + why(e),
                    "name a file with certificates in PEM form",
                    e);
        }
    }

    private static String why(Exception e) {
        return e instanceof IOException io ? Problem.why(io) : "it holds something else";
    }

    private static void add(KeyStore authorities, Certificate authority)
            throws GeneralSecurityException {
        authorities.setCertificateEntry("ca-" + authorities.size(), authority);
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws GeneralSecurityException, IOException {
        try (InputStream pem = ForwardStream.open(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (found.isEmpty()) {
                throw new IOException("there is none in it");
            }
            return found;
        }
    }

    private static X509Certificate[] systemAuthorities() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager system) {
                return system.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManager[] managers(@Nullable KeyStore authorities)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return factory.getTrustManagers();
    }
}
