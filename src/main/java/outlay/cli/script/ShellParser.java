package outlay.cli.script;

import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import outlay.cli.input.Quoting;

/** Has the line editor see words where commands see them. */
final class ShellParser implements Parser {
    @Override
    public ShellLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && Quoting.read(line).goesOn()) {
            throw new EOFError(0, cursor, "the line goes on");
        }
        return new ShellLine(line, cursor, Quoting.read(line.substring(0, cursor)));
    }
}
