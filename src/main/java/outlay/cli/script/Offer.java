package outlay.cli.script;

import outlay.output.TerminalText;

/**
 * What a word that is being typed may become.
 *
 * @param about what it is, in a few words; may be empty
 */
record Offer(String value, String about) {
    /** Stands for the names of files, which a shell knows best. */
    static final Offer FILES = new Offer("", "files");

    /** Says whether it can be shown: to a terminal, what somebody's data says is no order. */
    boolean isPrintable() {
        return TerminalText.isPrintableLine(value);
    }

    /** Returns the same with something before it. */
    Offer after(String prefix) {
        return equals(FILES) ? this : new Offer(prefix + value, about);
    }
}
