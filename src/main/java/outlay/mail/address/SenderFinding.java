package outlay.mail.address;

/**
 * What a look at a sender found.
 *
 * @param check what was looked at: {@code spf}
 * @param detail what there is, or what is wrong and what to do
 */
public record SenderFinding(String check, boolean ok, String detail) {
    static SenderFinding right(String check, String detail) {
        return new SenderFinding(check, true, detail);
    }

    static SenderFinding wrong(String check, String detail) {
        return new SenderFinding(check, false, detail);
    }
}
