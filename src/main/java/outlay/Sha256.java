package outlay;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash by which this program knows texts and rows again (FIPS 180-4). */
public final class Sha256 {
    private Sha256() {}

    /** Begins a hash, to which bytes are added. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
