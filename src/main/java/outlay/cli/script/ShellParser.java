package outlay.cli.script;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import outlay.cli.input.Quoting;

/** Has the line editor see words where commands see them. */
final class ShellParser implements Parser {
    @Override
    public Line parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && Quoting.read(line).goesOn()) {
            throw new EOFError(0, cursor, "the line goes on");
        }
        return new Line(line, cursor, Quoting.read(line.substring(0, cursor)));
    }

    /**
     * A line that is being typed.
     *
     * @param typed what stands before the cursor
     */
    record Line(String line, int cursor, Quoting typed) implements CompletingParsedLine {
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
            String word = Quoting.quoted(candidate.toString(), typed.open());
            if (typed.open() == 0) {
                return word;
            }
            return typed.open() + word + (complete ? typed.open() : "");
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
}
