package outlay.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import outlay.Problem;

final class AddressListTest {
    @Test
    void readsOneAddressALine() {
        assertEquals(
                """
                2 ann@x.example
                5 Bob@Y.example
                6 ! not an email address: carol
                """,
                read("# customers\nann@x.example\r\n\n   # more\n  Bob@Y.example \ncarol\n"));
    }

    @Test
    void readsTheEmailColumnOfACsv() {
        assertEquals(
                """
                4 ann@x.example
                7 ! no email address
                8 ! not an email address: bob
                9 ! 4 cells, but the header has 3
                """,
                read(
                        """
                        # exported

                        Name;E-Mail;Note
                        Ann;ann@x.example;"one
                        two
                        three"
                        Nobody;;
                        Bob;bob
                        Eve;eve@x.example;1;2
                        """));
    }

    @Test
    void takesASingleHeaderForACsvToo() {
        assertEquals("2 ann@x.example\n", read("email\nann@x.example\n"));
    }

    @Test
    void readsNothingOutOfAnEmptyList() {
        assertEquals("", read("# nobody\n\n"));
    }

    @Test
    void saysWhereAListCannotBeDecoded() {
        byte[] text = "ann@x.example\nj\u00fcrg@x.example\n".getBytes(StandardCharsets.ISO_8859_1);
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                AddressList.read(
                                        new ByteArrayInputStream(text),
                                        "list.txt",
                                        AddressList.Kind.ADDRESS));
        assertEquals("list.txt:2:2: not UTF-8: 0xFC", problem.what());
    }

    private static String read(String text) {
        AddressList<?> list =
                AddressList.read(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        "list.txt",
                        AddressList.Kind.ADDRESS);
        List<String> lines = new ArrayList<>();
        list.entries().forEach(entry -> lines.add(entry.line() + " " + entry.value()));
        list.failures().forEach(failure -> lines.add(failure.line() + " ! " + failure.reason()));
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
