package outlay.mail.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outlay.Problem;

final class TemplateTest {
    private static final Set<String> KNOWN =
            Set.of(
                    "email",
                    "first_name",
                    "last_name",
                    "company",
                    "title",
                    "employees",
                    "technologies",
                    "unsubscribe_url",
                    "tier");

    private static final Map<String, Object> ANN =
            Map.of(
                    "first_name", "Ann",
                    "company", "Acme",
                    "employees", "120",
                    "technologies", List.of("Java", "Go", "SQL"),
                    "last_name", " ");

    private static String text(String source) {
        return render(Template.text(source, "mail.txt", KNOWN), ANN);
    }

    private static String html(String source, Map<String, ?> fields) {
        return render(Template.html(source, "mail.html", KNOWN), fields);
    }

    private static String render(Template template, Map<String, ?> fields) {
        Rendering rendering = template.render(fields);
        return rendering instanceof Rendering.Rendered rendered
                ? rendered.text()
                : "HELD " + ((Rendering.Held) rendering).reason();
    }

    private static Problem problem(String source) {
        Problem problem = assertThrows(Problem.class, () -> text(source));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        return problem;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '`',
            textBlock =
                    """
                    Hi {{ first_name }}!                                        ~ Hi Ann!
                    Hi {{first_name|upcase}}                                    ~ Hi ANN
                    {{ last_name | default: "there" }}                          ~ there
                    {{ first_name | default: "there" }}                         ~ Ann
                    {{ last_name | default: first_name }}                       ~ Ann
                    {% if last_name %}a{% else %}b{% endif %}                   ~ b
                    {% if first_name %}a{% else %}b{% endif %}                  ~ a
                    {% unless last_name %}none{% endunless %}                   ~ none
                    {% if last_name == blank %}blank{% endif %}                 ~ blank
                    {% if last_name != blank %}a{% else %}b{% endif %}          ~ b
                    {% if last_name == "" %}empty{% endif %}                    ~ empty
                    {% if first_name != blank %}a{% endif %}                    ~ a
                    {% if employees > 50 %}big{% else %}small{% endif %}        ~ big
                    {% if company contains "cm" %}yes{% endif %}                ~ yes
                    {% if last_name and first_name %}a{% else %}b{% endif %}    ~ b
                    {% case company %}{% when "Acme" %}A{% else %}B{% endcase %}~ A
                    {{ technologies }}                                          ~ Java, Go, SQL
                    {{ technologies | upcase }}                                 ~ JAVA, GO, SQL
                    {{ technologies | join: "+" }}                              ~ Java+Go+SQL
                    {{ technologies | split: ";" | last }}                      ~ SQL
                    {{ technologies[1] }}                                       ~ Go
                    {{ technologies.first }} of {{ technologies.size }}         ~ Java of 3
                    {% if technologies contains "Go" %}go{% endif %}            ~ go
                    {% for t in technologies %}{{ t }}.{% endfor %}             ~ Java.Go.SQL.
                    {% for t in technologies %}{% if forloop.last %}{{ t }}{% endif %}{% endfor %} ~ SQL
                    {% for i in (1..3) %}{{ i }}{% endfor %}                    ~ 123
                    {% for t in technologies %}{{ t }}{% break %}{% endfor %}   ~ Java
                    {% assign n = first_name | default: "x" %}{{ n }}           ~ Ann
                    {% capture n %}<{{ first_name }}>{% endcapture %}{{ n }}    ~ <Ann>
                    {% raw %}{{ first_name }}{% endraw %}                       ~ {{ first_name }}
                    a{% comment %}no{% endcomment %}b                           ~ ab
                    {% assign n = "" %}[{{ n }}]                                ~ []
                    """)
    void rendersLiquid(String source, String expected) {
        assertEquals(expected, text(source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    {{ last_name }}                                     ~ missing: last_name
                    {{ last_name }} {{ title }}                         ~ missing: last_name, title
                    {{ last_name | upcase }}                            ~ missing: last_name
                    {{ last_name | default: title }}                    ~ missing: last_name
                    {{ 'Mr ' | append: last_name }}                     ~ missing: last_name
                    {% assign n = last_name %}{{ n }}                   ~ missing: last_name
                    {% assign n = title | upcase %}{{ n | downcase }}   ~ missing: title
                    {{ technologies[7] }}                               ~ missing: technologies
                    {% if first_name %}{{ last_name }}{% endif %}       ~ missing: last_name
                    """)
    void holdsARecipientBackWhenAPrintedFieldIsBlank(String source, String reason) {
        assertEquals("HELD " + reason, text(source));
    }

    @Test
    void aFieldInABranchThatIsNotTakenIsNotMissing() {
        assertEquals("Hi", text("{% if last_name %}{{ last_name }}{% endif %}Hi"));
        assertEquals("", text("{% for t in tier %}{{ t }}{% endfor %}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    a {{ first_nme }}                    ~ mail.txt:1: unknown field first_nme ~ did you mean first_name?
                    {% if fistname %}x{% endif %}        ~ mail.txt:1: unknown field fistname  ~ did you mean first_name?
                    {{ first_name | upcaze }}            ~ mail.txt:1: unknown filter upcaze   ~ did you mean upcase?
                    {% for t in technology %}{% endfor %}~ mail.txt:1: unknown field technology~ did you mean technologies?
                    """)
    void namesWhatItDoesNotKnowAndWhatIsNear(String source, String what, String hint) {
        Problem problem = problem(source);
        assertEquals(what, problem.what());
        assertEquals(hint, problem.hint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ first_name",
                "{{ first_name }",
                "{% if first_name %}",
                "{% endif %}",
                "{% iff first_name %}{% endif %}",
                "{{ first_name company }}",
                "{{ | upcase }}",
                "{% include 'secret' %}",
                "{% include_relative 'secret' %}",
                "{% cycle 'a', 'b' %}",
                "{% increment n %}",
                "{% tablerow t in technologies %}{% endtablerow %}",
                "{{ [first_name] }}",
                "{{ ['first_name'] }}",
                "{{ first_name.class }}",
            })
    void refusesWhatIsNotLiquidOrNotSafe(String source) {
        String what = problem("line one\n" + source).what();
        assertTrue(what.matches("mail.txt:2: .+"), what);
    }

    @Test
    void refusesNestingThatNoPersonWrites() {
        problem("{% if first_name %}".repeat(20_000) + "{% endif %}".repeat(20_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in (1..100000000) %}x{% endfor %}",
                "{% assign a = 'xxxxxxxxxx' %}{% for i in (1..40) %}"
                        + "{% assign a = a | append: a %}{% endfor %}",
                "{% capture a %}{% for i in (1..999) %}{{ company }}{% endfor %}{% endcapture %}"
                        + "{% for i in (1..9999) %}{{ a }}{% endfor %}",
                "{% capture a %}{% for i in (1..9999) %}xxxxxxxxxxxx{% endfor %}{% endcapture %}"
                        + "{{ a | replace: 'x', a }}",
                "{{ 1.5 | round: 999999999 }}",
                "{{ 1.5 | round: '1e9' }}",
                "{{ employees | round: 101 }}",
                "{{ 'now' | date: '%0999999999Y' }}",
                "{{ 'now' | date: 'a %^_0123456Y' }}",
                "{% assign l = 'a,b,c' | split: ',' %}{% for i in (1..99) %}"
                        + "{% assign l = l | concat: l %}{% endfor %}{{ l.size }}",
                "{% assign n = 9.5 %}{% for i in (1..9000) %}"
                        + "{% assign n = n | times: n %}{% endfor %}",
                "{% capture a %}{% for i in (1..9999) %}xxxxxxxxxxxx{% endfor %}{% endcapture %}"
                        + "{% for i in (1..9999) %}{% assign b = a | append: 'x' %}{% endfor %}",
            })
    void boundsWhatATemplateCanMake(String source) {
        Template template = Template.text(source, "mail.txt", KNOWN);
        String held = render(template, ANN);
        assertTrue(held.startsWith("HELD template: "), held);
        Problem refused = assertThrows(Problem.class, template::tryOut);
        assertEquals(Problem.Kind.INVALID_INPUT, refused.kind());
        assertTrue(refused.what().startsWith("mail.txt: "), refused.what());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    {{ 1.5 | round: employees }}       ~ HELD template: line 1: round: 999999999 is too much
                    {{ 'now' | date: tier }}           ~ HELD template: line 1: date: %09999Y is too much
                    {{ employees | times: employees }} ~ 999999998000000001
                    """)
    void whatOnlyOneContactsValueMakesTooLongHoldsThatOne(String source, String expected) {
        Template template = Template.text(source, "mail.txt", KNOWN);
        template.tryOut();
        Map<String, String> fields = Map.of("employees", "999999999", "tier", "%09999Y");
        assertEquals(expected, render(template, fields));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ employees | divided_by: 2 }} {{ first_name | upcase }} {{ tier | date: '%Y' }}",
                "{% for t in technologies %}{{ t | truncate: 20 }}{% endfor %}",
                "{{ first_name | minus: first_name | divided_by: employees }}",
                "{{ 3.14159 | round: 2 }} {{ 'now' | date: '%d %B %Y, %-I:%M %p, %10N' }}",
            })
    void triesOutWithoutComplaintWhatRealEmailsDo(String source) {
        Template.text(source, "mail.txt", KNOWN).tryOut();
    }

    @Test
    void escapesEveryValueInHtmlOnce() {
        Map<String, String> fields =
                Map.of("first_name", "<b>\"Tom\" & 'Al'</b>", "company", "a\nb&c");
        String escaped = "&lt;b&gt;&quot;Tom&quot; &amp; &#39;Al&#39;&lt;/b&gt;";
        assertEquals("<p>" + escaped + "</p>", html("<p>{{ first_name }}</p>", fields));
        assertEquals(escaped, html("{{ first_name | escape }}", fields));
        assertEquals(escaped, html("{{ first_name | h }}", fields));
        assertEquals(escaped, html("{{ last_name | default: first_name }}", fields));
        assertEquals(escaped, html("{% assign n = first_name %}{{ n }}", fields));
        assertEquals(
                "<i>" + escaped + "</i>",
                html("{% capture n %}<i>{{ first_name }}</i>{% endcapture %}{{ n }}", fields));
        assertEquals("a<br />\nb&amp;c", html("{{ company | newline_to_br }}", fields));
        assertEquals("a<br />\nb&amp;c", html("{{ company | escape | newline_to_br }}", fields));
    }

    @Test
    void neverReadsAValueAsLiquid() {
        Map<String, String> fields =
                Map.of("first_name", "{{ company }}{% if %}", "company", "company");
        assertEquals("{{ company }}{% if %}", html("{{ first_name }}", fields));
        assertEquals(
                "{{ company }}{% if %}",
                html("{% capture c %}{{ first_name }}{% endcapture %}{{ c }}", fields));
    }

    @Test
    void rendersForSeveralThreadsAtOnce() throws Exception {
        Template template =
                Template.text(
                        "{% for i in (0..1) %}{{ technologies[i] }}{% endfor %}{{ first_name }}"
                                + "{% assign n = last_name %}{{ n | default: email }}",
                        "t", KNOWN);
        Callable<Long> work =
                () ->
                        IntStream.range(0, 5_000)
                                .filter(
                                        i -> {
                                            Map<String, Object> fields = new HashMap<>();
                                            fields.put("first_name", "f" + i);
                                            fields.put("email", "e" + i);
                                            fields.put("technologies", List.of("a" + i, "b" + i));
                                            String expected = "a" + i + "b" + i + "f" + i + "e" + i;
                                            return !render(template, fields).equals(expected);
                                        })
                                .count();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Long> wrong : threads.invokeAll(List.of(work, work, work, work))) {
                assertEquals(0, wrong.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aValueThatAFilterCannotTakeHoldsTheRecipient() {
        Rendering rendering =
                Template.text("{{ employees | divided_by: 0 }}", "t", KNOWN).render(ANN);
        assertInstanceOf(Rendering.Held.class, rendering);
    }
}
