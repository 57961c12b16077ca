package outlay.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WrappedListTest {
    @Test
    void whatFitsIsOneLine() {
        assertEquals(
                List.of("fields: a = b, c = d"),
                WrappedList.lines("fields: ", List.of("a = b", "c = d"), 20));
    }

    @Test
    void noItemIsTornAtTheEdge() {
        assertEquals(
                List.of("fields: a = b,", "  c = d, e = f"),
                WrappedList.lines("fields: ", List.of("a = b", "c = d", "e = f"), 19));
    }

    @Test
    void wideLettersTakeTwoColumns() {
        assertEquals(
                List.of("x: \u4f1a\u793e,", "  \u540d"),
                WrappedList.lines("x: ", List.of("\u4f1a\u793e", "\u540d"), 9));
    }

    @Test
    void anItemThatIsTooLongHasALineToItself() {
        assertEquals(
                List.of("x: a,", "  a long one,", "  b"),
                WrappedList.lines("x: ", List.of("a", "a long one", "b"), 8));
    }
}
