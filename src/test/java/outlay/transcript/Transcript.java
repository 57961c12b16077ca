package outlay.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * A transcript as it was written: its lines, in blocks that each begin with a line of their own.
 */
record Transcript(List<Block> blocks) {
    /** What a block is. */
    enum Kind {
        COMMENT,
        FILE,
        COMMAND
    }

    /**
     * Consecutive lines that belong together.
     *
     * @param line where the block begins, counted from 1
     * @param first its first line
     * @param rest the lines after the first, without blank lines at the end
     * @param blanks how many blank lines follow
     */
    record Block(Kind kind, int line, String first, List<String> rest, int blanks) {
        /** Returns the lines that begin with a prefix, without it. */
        List<String> prefixed(String prefix) {
            return rest.stream()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .toList();
        }

        /** Returns the expected lines of stdout: those without any prefix. */
        List<String> plain() {
            return rest.stream()
                    .filter(line -> !line.startsWith("! ") && !line.equals("!"))
                    .filter(line -> !line.startsWith("< ") && !line.startsWith("=> "))
                    .map(line -> line.startsWith("\\") ? line.substring(1) : line)
                    .toList();
        }

        /** Returns the block with other lines after the first. */
        Block with(List<String> lines) {
            return new Block(kind, line, first, lines, blanks);
        }
    }

    static Transcript parse(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        int start = 0;
        while (start < lines.size()) {
            int end = start + 1;
            while (end < lines.size() && !begins(lines.get(end))) {
                end++;
            }
            blocks.add(block(lines, start, end));
            start = end;
        }
        return new Transcript(blocks);
    }

    /** Returns the lines again. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            lines.add(block.first());
            lines.addAll(block.rest());
            for (int i = 0; i < block.blanks(); i++) {
                lines.add("");
            }
        }
        return lines;
    }

    private static Block block(List<String> lines, int start, int end) {
        int last = end;
        while (last > start + 1 && lines.get(last - 1).isEmpty()) {
            last--;
        }
        String first = lines.get(start);
        List<String> rest = List.copyOf(lines.subList(start + 1, last));
        return new Block(kind(first), start + 1, first, rest, end - last);
    }

    private static boolean begins(String line) {
        return line.startsWith("#") || line.startsWith("$ ") || line.startsWith("file ");
    }

    private static Kind kind(String first) {
        return first.startsWith("$ ")
                ? Kind.COMMAND
                : first.startsWith("file ") ? Kind.FILE : Kind.COMMENT;
    }
}
