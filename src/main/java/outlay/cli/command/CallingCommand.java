package outlay.cli.command;

import org.jspecify.annotations.Nullable;

/** A command that runs others in its own process. */
public abstract class CallingCommand extends OutlayCommand {
    private @Nullable Program program;

    /** Gives the command what it can run, before it runs itself. */
    public final void lend(Program whole) {
        program = whole;
    }

    protected final Program program() {
        if (program == null) {
            throw new IllegalStateException("the command has not been lent the program");
        }
        return program;
    }
}
