package outlay.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import outlay.Bytes;

final class CellsTest {
    private final Cells cells = new Cells();

    @Test
    void takesOffWhiteSpaceOfAnyKindButNotInside() {
        add(" \t a\u00a0b\u2003\n", "\u00a0", "\u3000", "\ufeffx\u200b", "e\u200d");
        cells.strip();
        // A joiner makes one character of two, and may not go.
        assertArrayEquals(new String[] {"a\u00a0b", "", "", "x", "e\u200d"}, cells.toArray());
        assertTrue(cells.isEmpty(1));
        assertFalse(cells.isEmpty(3));
    }

    @Test
    void isBlankWithNothingButWhiteSpace() {
        add("", " \t", "\u00a0\u202f", "\u200b\ufeff", "\r\n");
        assertTrue(cells.areBlank());
        add("-");
        assertFalse(cells.areBlank());
    }

    @Test
    void becomesWiderWithEmptyCellsAndNarrower() {
        for (int i = 0; i < 100; i++) {
            add("cell " + i);
        }
        cells.resize(2);
        cells.resize(300);
        assertEquals(300, cells.count());
        assertEquals("cell 1", cells.get(1));
        assertTrue(cells.isEmpty(2));
        assertTrue(cells.isEmpty(299));
    }

    @Test
    void changesOneCellAndNoOther() {
        add("one", "two", "three");
        cells.change(1, text -> text.repeat(1_000));
        assertEquals("two".repeat(1_000), cells.get(1));
        add("four");
        assertEquals("one", cells.get(0));
        assertEquals("three", cells.get(2));
        assertEquals("four", cells.get(3));
    }

    @Test
    void writesLengthAndUtf8() {
        String[] texts = {"plain", "Zürich", "a\u0800z", "😀", "x".repeat(200), ""};
        add(texts);
        Bytes bytes = new Bytes(1);
        Bytes expected = new Bytes(1);
        for (int i = 0; i < texts.length; i++) {
            cells.write(i, bytes);
            byte[] text = texts[i].getBytes(StandardCharsets.UTF_8);
            expected.varint(text.length);
            expected.all(text);
        }
        assertArrayEquals(expected.toArray(), bytes.toArray());
    }

    private void add(String... texts) {
        for (String text : texts) {
            cells.add(text.toCharArray(), 0, text.length());
        }
    }
}
