package outlay.cli.script;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import outlay.cli.input.Quoting;

/**
 * A line that is being typed.
 *
 * @param typed what stands before the cursor
 */
record ShellLine(String line, int cursor, Quoting typed) implements CompletingParsedLine {
    @Override
    public String word() {
        return typed.current();
    }

    @Override
    public int wordCursor() {
        return word().length();
    }

    @Override
    public int wordIndex() {
        return typed.before().size();
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(typed.before());
        words.add(word());
        return words;
    }

    /** In the middle of a quote it is that which ends the word. */
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        char open = typed.open();
        String word = Quoting.quoted(candidate.toString(), open);
        return open == 0 ? word : open + word + (complete ? open : "");
    }

    @Override
    public int rawWordCursor() {
        return rawWordLength();
    }

    @Override
    public int rawWordLength() {
        return cursor - typed.start();
    }
}
