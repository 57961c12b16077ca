package outlay.mail.template;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liqp.TemplateParser;
import liqp.exceptions.LiquidException;
import liqp.nodes.LNode;
import liqp.parser.Flavor;
import outlay.Problem;
import outlay.mail.ForeignText;

/** The source of one template, on its way to something that can be rendered. */
final class LiquidSource {
    static final int MOST_CHARACTERS = 1 << 20;

    /** How often all loops of one rendering may turn, together. */
    private static final int MOST_TURNS = 10_000;

    static final TemplateParser PARSER =
            new TemplateParser.Builder()
                    .withFlavor(Flavor.LIQUID)
                    .withStrictTypedExpressions(false)
                    .withMaxIterations(MOST_TURNS)
                    .withRenderTransformer(new BoundedText(MOST_CHARACTERS))
                    .build();

    /**
     * The engine's messages carry the text of interest in quotation marks, or after these words.
     */
    private static final Pattern QUOTED =
            Pattern.compile("(?s)(?:parser|lexer) error \"(.*)\" on line \\d+, index \\d+");

    private static final Pattern PLACED =
            Pattern.compile("(?s)error on line (\\d+), index \\d+: (.*)");

    private final String source;
    private final String where;

    LiquidSource(String source, String where) {
        this.source = source;
        this.where = where;
    }

    /**
     * Parses the source and checks every name in it.
     *
     * @throws Problem INVALID_INPUT
     */
    LNode compile(Set<String> knownFields, boolean html) {
        if (source.length() > MOST_CHARACTERS) {
            throw new Problem(
                    Problem.Kind.INVALID_INPUT,
                    where + ": a template of " + source.length() + " characters",
                    "keep a template below " + MOST_CHARACTERS + " characters");
        }
        try {
            liqp.Template parsed = PARSER.parse(source);
            LiquidCompiler compiler = new LiquidCompiler(where, html);
            LNode root = compiler.visit(parsed.getParseTree());
            compiler.checkNames(knownFields);
            return root;
        } catch (LiquidException e) {
            throw invalid(where + ":" + e.line + ": " + plainMessage(e), e);
        } catch (Problem e) {
            throw e;
        } catch (StackOverflowError e) {
            throw invalid(where + ": nested too deeply", e);
        } catch (RuntimeException e) {
            throw invalid(where + ": " + plainMessage(e), e);
        }
    }

    private static Problem invalid(String what, Throwable cause) {
        String hint = "see the Liquid reference: {{ first_name | default: \"there\" }}";
        return new Problem(Problem.Kind.INVALID_INPUT, what, hint, cause);
    }

    /** Returns the engine's message on one line and without its wrapping. */
    static String plainMessage(Throwable e) {
        if (e instanceof StackOverflowError) {
            return "nested too deeply";
        }
        if (LimitExceeded.isOfLoops(e)) {
            return "loops turn more than " + MOST_TURNS + " times";
        }
        String message = String.valueOf(e.getMessage());
        Matcher quoted = QUOTED.matcher(message);
        if (quoted.matches()) {
            message = quoted.group(1);
        }
        Matcher placed = PLACED.matcher(message);
        if (placed.matches()) {
            message = "line " + placed.group(1) + ": " + placed.group(2);
        }
        return ForeignText.line(message, 200);
    }
}
