package outlay.inbound.optout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be looked for where a word begins, under the letters that it can begin with: there is
 * too much of it to try all of it everywhere.
 */
final class WordIndex<T> {
    private static final int MOST_LETTERS = 8;

    private final Node<T> root = new Node<>();

    /** What begins with the letters that lead here. */
    private static final class Node<T> {
        private final List<T> values = new ArrayList<>();

        /** Where the letters lead from the first to the last one that leads anywhere. */
        private final List<@Nullable Node<T>> next = new ArrayList<>();

        private char first;

        @Nullable Node<T> after(char letter) {
            int at = letter - first;
            return at >= 0 && at < next.size() ? next.get(at) : null;
        }

        Node<T> grown(char letter) {
            Node<T> there = after(letter);
            if (there != null) {
                return there;
            }
            Node<T> node = new Node<>();
            makeRoom(letter);
            next.set(letter - first, node);
            return node;
        }

        private void makeRoom(char letter) {
            if (next.isEmpty()) {
                first = letter;
            } else if (letter < first) {
                next.addAll(0, Collections.nCopies(first - letter, null));
                first = letter;
            }
            while (next.size() <= letter - first) {
                next.add(null);
            }
        }

        void addAll(Node<T> other) {
            values.addAll(other.values);
            for (int i = 0; i < other.next.size(); i++) {
                Node<T> node = other.next.get(i);
                if (node != null) {
                    grown((char) (other.first + i)).addAll(node);
                }
            }
        }

        boolean any(Predicate<T> test) {
            for (int i = 0; i < values.size(); i++) {
                if (test.test(values.get(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Adds something under each of the texts that it can begin with. */
    void add(Set<String> beginnings, T value) {
        for (String beginning : beginnings) {
            Node<T> node = root;
            for (int i = 0; i < Math.min(MOST_LETTERS, beginning.length()); i++) {
                node = node.grown(beginning.charAt(i));
            }
            if (!node.values.contains(value)) {
                node.values.add(value);
            }
        }
    }

    /** Adds all that another one has. */
    void addAll(WordIndex<T> other) {
        root.addAll(other.root);
    }

    /** Says whether one that can begin at this place of a text passes a test. */
    boolean anyAt(String words, int at, Predicate<T> test) {
        @Nullable Node<T> node = root;
        int place = at;
        while (node != null && !node.any(test)) {
            node = place < words.length() ? node.after(words.charAt(place)) : null;
            place++;
        }
        return node != null;
    }

    /** Says whether one that can begin with any of some words passes a test. */
    boolean anyIn(String words, Predicate<T> test) {
        int at = 0;
        while (at >= 0 && at < words.length()) {
            if (anyAt(words, at, test)) {
                return true;
            }
            at = nextWord(words, at);
        }
        return false;
    }

    /** Returns where the next word begins in words with a space between each two, or -1. */
    static int nextWord(String words, int at) {
        int space = words.indexOf(' ', at);
        return space < 0 ? -1 : space + 1;
    }
}
