package outlay.credit;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import outlay.Sha256;

/**
 * The chain through the ledger: the hash of a row is the SHA-256 of all that the row says and of
 * the hash before it. Nobody can change a row and have the hashes behind it stay what they were.
 *
 * <p>What is hashed is a JSON array without blanks, in ASCII: the hash before (64 hexadecimal
 * digits, zeros before the first row) and the columns in their order, numbers as numbers, texts as
 * strings and what is missing as null (decision D152; {@code src/docs/credits.md} computes it
 * anew).
 */
final class HashChain {
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest sha = Sha256.begin();
    private final AsciiText text = new AsciiText();
    private byte[] last;

    /** Goes on behind a row with this hash. */
    HashChain(byte[] last) {
        this.last = last.clone();
    }

    /** Returns the hash before the first row. */
    static byte[] beginning() {
        return new byte[32];
    }

    /** Returns the hash of the next row. */
    byte[] next(LedgerRow row) {
        text.clear();
        text.append("[\"");
        text.appendHex(last);
        text.append('"');
        number(row.id());
        number(row.at().toEpochMilli());
        number(row.operation());
        movement(row.knownMovement());
        balance(row.balance());
        text.append(']');
        text.update(sha);
        last = sha.digest();
        return last;
    }

    /** Goes on behind a row that has another hash than it should. */
    void restart(byte[] hash) {
        last = hash;
    }

    private void movement(Movement movement) {
        word(movement.kind());
        number(movement.credits());
        word(movement.from());
        word(movement.reason());
        number(movement.campaign());
        number(movement.recipient());
        PurchaseTerms terms = movement.terms();
        string(terms.reference());
        string(terms.price());
        string(terms.currency());
        string(terms.expiresOn() == null ? null : terms.expiresOn().toString());
        number(movement.purchase());
    }

    private void balance(Balance balance) {
        number(balance.purchased());
        number(balance.available());
        number(balance.reserved());
        number(balance.spent());
        number(balance.expired());
    }

    private void number(@Nullable Long number) {
        if (number == null) {
            text.append(",null");
        } else {
            number((long) number);
        }
    }

    private void number(long number) {
        text.append(',');
        text.append(number);
    }

    private void word(@Nullable Enum<?> word) {
        if (word == null) {
            text.append(",null");
        } else {
            text.append(",\"");
            text.append(word.toString());
            text.append('"');
        }
    }

    private void string(@Nullable String string) {
        if (string == null) {
            text.append(",null");
            return;
        }
        text.append(",\"");
        for (int i = 0; i < string.length(); i++) {
            character(string.charAt(i));
        }
        text.append('"');
    }

    /**
     * As JSON has it, but with each character outside visible ASCII by its number (RFC 8259, 7).
     */
    private void character(char each) {
        int escape = "\"\\\b\f\n\r\t".indexOf(each);
        if (escape >= 0) {
            text.append('\\');
            text.append("\"\\bfnrt".charAt(escape));
        } else if (each < ' ' || each > '~') {
            text.append("\\u");
            text.append(HEX.toHexDigits(each));
        } else {
            text.append(each);
        }
    }
}
