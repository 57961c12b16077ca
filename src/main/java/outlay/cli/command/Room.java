package outlay.cli.command;

import java.util.List;

/** A package of commands: those under one heading of the start page. */
public interface Room {
    /** Returns its heading on the start page. */
    String heading();

    /** Returns the words that call its commands, in the order in which help shows them. */
    List<String> words();

    /** Makes the command that these words call. */
    Object command(String words);
}
