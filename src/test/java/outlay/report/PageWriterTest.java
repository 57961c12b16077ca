package outlay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class PageWriterTest {
    private final StringWriter out = new StringWriter();
    private final PageWriter page = new PageWriter(out);

    @Test
    void escapesTextsAndAttributes() {
        page.element("p", "<b>\"Q\" & 'q'\u0000", "title", "\"><script>");
        assertEquals(
                "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&quot;Q&quot; &amp;"
                        + " &#39;q&#39;\uFFFD</p>",
                out.toString());
    }

    @Test
    void writesAFigureBesideItsName() {
        page.open("dl").figure("spent", 1_234).close();
        assertEquals(
                "<dl><div><dt>spent</dt><dd><data value=\"1234\">1,234</data></dd></div></dl>",
                out.toString());
    }
}
