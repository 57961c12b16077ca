package outlay.cli.command;

import java.util.List;
import outlay.cli.input.Environment;
import outlay.db.Databases;
import picocli.CommandLine.Model.CommandSpec;

/** The program as it is seen by commands that run others. */
public interface Program {
    /**
     * Runs a command in this process as it would run alone, with the common options that its caller
     * was given; its own win.
     *
     * @return its exit code
     */
    int run(Environment environment, Databases databases, List<String> words);

    /** Returns the words among these that call a command, such as {@code credits balance}. */
    String called(List<String> words);

    /** Returns the words that do not call a command, but are what it is called with. */
    List<String> behind(List<String> words);

    /** Returns the words that may follow those of a group; its own are empty for the program. */
    List<String> below(String group);

    /** Returns the options and parameters of a command. */
    CommandSpec specification(String command);

    /** Says whether these words call a command that does something, and not only a group. */
    boolean isCommand(String words);
}
