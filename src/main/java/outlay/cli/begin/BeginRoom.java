package outlay.cli.begin;

import java.util.List;
import outlay.cli.command.Room;

/** What a new user needs once. */
public final class BeginRoom implements Room {
    @Override
    public String heading() {
        return "Begin";
    }

    @Override
    public List<String> words() {
        return List.of("init");
    }

    @Override
    public Object command(String words) {
        return new InitCommand();
    }
}
