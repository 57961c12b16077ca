package outlay.contact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import outlay.index.Bytes;

final class CellsTest {
    private final Cells cells = new Cells();

    @Test
    void takesOffWhiteSpaceOfAnyKindButNotInside() {
        add(" \t a b\u2003\n", "\u00a0", "\u3000", "x");
        cells.strip();
        // As String.strip does: a no-break space is kept.
        assertArrayEquals(new String[] {"a b", "\u00a0", "", "x"}, cells.toArray());
        assertTrue(cells.isEmpty(2));
        assertFalse(cells.isEmpty(1));
    }

    @Test
    void endsEveryLineOfACellWithALineFeed() {
        String text = "a\r\nb\rc\n\r\n\r\rd\r";
        cells.addLines(text.toCharArray(), 0, text.length());
        assertEquals("a\nb\nc\n\n\n\nd\n", cells.get(0));
    }

    @Test
    void looksAtNothingBeforeACell() {
        cells.addLines("\r\nb".toCharArray(), 1, 2);
        assertEquals("\nb", cells.get(0));
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
