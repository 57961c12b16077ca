package outlay.contact;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outlay.Folding;
import outlay.ListText;
import outlay.index.FieldBuilder;
import outlay.index.Slice;

/** One field of a layer in the making: puts each value under its keys. */
final class FieldIndexer {
    /** Of more different ranges than this none is likely to come again soon. */
    private static final int MOST_REMEMBERED = 32_768;

    private final FieldKind kind;
    private final FieldBuilder values;
    private final Map<String, int[]> remembered = new HashMap<>();
    private final Slice key = new Slice();
    private final Slice display = new Slice();
    private byte[] folded = new byte[64];

    FieldIndexer(FieldKind kind, FieldBuilder values) {
        this.kind = kind;
        this.values = values;
    }

    /** Adds what is a key already. */
    void add(int contact, String key) {
        values.add(contact, values.number(key, ""));
    }

    /** Adds a value that is not blank. */
    void add(int contact, byte[] bytes, int from, int to) {
        switch (kind) {
            case PRESENCE -> values.add(contact, FieldBuilder.ANY);
            case RANGE -> addRange(contact, text(bytes, from, to));
            case VALUE, WORDS, NAME, LIST -> {
                // Most values are plain: they need not be copied or decoded.
                if (foldPlain(bytes, from, to)) {
                    addPlain(contact, bytes, from, to);
                } else {
                    addAll(contact, numbers(text(bytes, from, to)));
                }
            }
        }
    }

    private boolean foldPlain(byte[] bytes, int from, int to) {
        if (folded.length < to - from) {
            folded = new byte[2 * (to - from)];
        }
        return Folding.foldPlain(bytes, from, to, folded);
    }

    private void addPlain(int contact, byte[] bytes, int from, int to) {
        if (kind == FieldKind.VALUE) {
            addPart(contact, 0, to - from, bytes, from);
            return;
        }
        boolean any = false;
        int start = 0;
        for (int at = 0; at <= to - from; at++) {
            if (at == to - from || separates(folded[at])) {
                any |= addPart(contact, start, at, bytes, from);
                start = at + 1;
            }
        }
        if (!any) {
            values.add(contact, FieldBuilder.ANY);
        }
    }

    private boolean separates(byte c) {
        if (kind == FieldKind.LIST) {
            return ListText.separates(c);
        }
        boolean isLetter = c >= 'a' && c <= 'z';
        boolean isDigit = c >= '0' && c <= '9';
        return !isLetter && !isDigit;
    }

    /** Adds what is between two places of the folded value, less the spaces around it. */
    private boolean addPart(int contact, int start, int end, byte[] bytes, int from) {
        int first = start < end && folded[start] == ' ' ? start + 1 : start;
        int last = first < end && folded[end - 1] == ' ' ? end - 1 : end;
        if (first >= last) {
            return false;
        }
        key.move(folded, first, last);
        // A word is shown as it is compared, all else as it was written.
        if (kind == FieldKind.WORDS || kind == FieldKind.NAME) {
            display.move(folded, first, last);
        } else {
            display.move(bytes, from + first, from + last);
        }
        values.add(contact, values.number(key, display));
        return true;
    }

    /** There are few different ones, and to understand a number takes long. */
    private void addRange(int contact, String value) {
        int[] numbers = remembered.get(value);
        if (numbers == null) {
            numbers = numbers(value);
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(value, numbers);
            }
        }
        addAll(contact, numbers);
    }

    private void addAll(int contact, int[] numbers) {
        for (int number : numbers) {
            values.add(contact, number);
        }
    }

    private int[] numbers(String value) {
        List<ValueKeys.Key> keys = ValueKeys.of(kind, value);
        int[] numbers = new int[keys.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.number(keys.get(i).key(), keys.get(i).display());
        }
        return numbers.length == 0 ? new int[] {FieldBuilder.ANY} : numbers;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
