package outlay.index;

import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Compares the values of one field as they are stored with what they should be, for one stretch of
 * contacts: both go by in the order of the keys.
 */
final class Comparison {
    private static final int[] NOBODY = {};

    private final RoaringBitmap dead;
    private final int first;
    private final int last;
    private final Consumer<String> differences;

    private int[] wanted = NOBODY;
    private int next;
    private int end;
    private int tooMany;
    private int tooFew;
    private int example;

    private boolean more;

    Comparison(RoaringBitmap dead, int first, int last, Consumer<String> differences) {
        this.dead = dead;
        this.first = first;
        this.last = last;
        this.differences = differences;
    }

    void run(Cursor stored, FieldBuilder expected) {
        more = stored.next();
        expected.visit(
                (key, display, contacts, from, to) -> {
                    while (more && stored.key.compare(key) < 0) {
                        compare(stored, NOBODY, 0, 0);
                        more = stored.next();
                    }
                    if (more && stored.key.equals(key)) {
                        compare(stored, contacts, from, to);
                        more = stored.next();
                    } else {
                        differences.accept("'" + key + "' is missing");
                    }
                });
        while (more) {
            compare(stored, NOBODY, 0, 0);
            more = stored.next();
        }
    }

    private void compare(Cursor stored, int[] contacts, int from, int to) {
        wanted = contacts;
        next = from;
        end = to;
        tooMany = 0;
        tooFew = 0;
        Posting.each(stored.posting, first, this::stored);
        while (next < end) {
            tooFew++;
            note(wanted[next++]);
        }
        if (tooMany + tooFew > 0) {
            differences.accept(
                    "'"
                            + stored.key
                            + "' has "
                            + tooMany
                            + " contacts too many and "
                            + tooFew
                            + " too few, the first is "
                            + example);
        }
    }

    private void stored(int contact) {
        if (contact > last) {
            return;
        }
        while (next < end && wanted[next] < contact) {
            tooFew++;
            note(wanted[next++]);
        }
        if (next < end && wanted[next] == contact) {
            next++;
        } else if (!dead.contains(contact)) {
            tooMany++;
            note(contact);
        }
    }

    private void note(int contact) {
        if (tooMany + tooFew == 1) {
            example = contact;
        }
    }
}
