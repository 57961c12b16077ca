package outlay.mail;

import java.util.Map;
import java.util.Set;

/** A Liquid template, parsed once and rendered for many recipients; safe for several threads. */
public final class Template {
    private Template() {}

    /**
     * Parses a template of plain text.
     *
     * @param where the file's name, for messages
     * @throws outlay.Problem INVALID_INPUT with file and line
     */
    public static Template text(String source, String where, Set<String> knownFields) {
        throw new UnsupportedOperationException("shape only");
    }

    /** Parses a template of html, which escapes every field's value. */
    public static Template html(String source, String where, Set<String> knownFields) {
        throw new UnsupportedOperationException("shape only");
    }

    /** Renders the template; a field that is absent or blank counts as blank. */
    public Rendering render(Map<String, String> fields) {
        throw new UnsupportedOperationException("shape only");
    }
}
