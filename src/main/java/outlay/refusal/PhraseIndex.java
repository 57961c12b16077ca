package outlay.refusal;

import org.jspecify.annotations.Nullable;

/**
 * Phrases under the two letters that they can begin with: a text is walked over once, and where a
 * word begins only those are tried that may stand there, however many there are.
 */
final class PhraseIndex {
    /** More than there are beginnings; two that share a slot cost a look, no more. */
    private static final int SLOTS = 1 << 9;

    private final @Nullable Entry[] slots = new Entry[SLOTS];

    /** A phrase that begins with a text, and the next one of its slot. */
    private record Entry(int rank, String begin, Phrase phrase, @Nullable Entry next) {
        boolean isAt(String text, int at) {
            return text.startsWith(begin, at) && phrase.goesOn(text, at + begin.length());
        }
    }

    /** Adds a phrase of a rank; each of its beginnings has two letters or more. */
    void add(int rank, Phrase phrase) {
        for (String begin : phrase.beginnings()) {
            int slot = slot(begin.charAt(0), begin.charAt(1));
            slots[slot] = new Entry(rank, begin, phrase, slots[slot]);
        }
    }

    /** Returns the lowest rank of the phrases that are in a text, or the one that is given. */
    int lowestIn(String text, int none) {
        int lowest = none;
        for (int at = 0; at + 1 < text.length() && lowest > 0; at++) {
            Entry entry = Phrase.beginsWord(text, at) ? entry(text, at) : null;
            while (entry != null) {
                lowest = entry.rank < lowest && entry.isAt(text, at) ? entry.rank : lowest;
                entry = entry.next;
            }
        }
        return lowest;
    }

    /** Returns whether a text begins with one of the phrases. */
    boolean begins(String text) {
        Entry entry = text.length() < 2 ? null : entry(text, 0);
        while (entry != null && !entry.isAt(text, 0)) {
            entry = entry.next;
        }
        return entry != null;
    }

    /** Returns whether a text with these two letters may begin with one of the phrases. */
    boolean mayBegin(char first, char second) {
        return slots[slot(first, second)] != null;
    }

    private @Nullable Entry entry(String text, int at) {
        return slots[slot(text.charAt(at), text.charAt(at + 1))];
    }

    private static int slot(char first, char second) {
        return (first * 31 + second) & (SLOTS - 1);
    }
}
