package outlay.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * A page of the manual that can be played: its blocks {@code console} show commands behind {@code
 * $} with what they answer, its blocks {@code sh} have commands only. A comment {@code file NAME}
 * before a block makes a file of it, and a comment that begins with {@code sh} has commands that a
 * reader does not need to see.
 */
record PlayedPage(List<Step> steps) {
    /** What a step is. */
    enum Kind {
        /** Commands without answers. */
        SCRIPT,
        /** A file of the world. */
        FILE,
        /** A command with its answer. */
        COMMAND,
        /** A heading of the second level. */
        SECTION
    }

    /**
     * A step.
     *
     * @param line where its first line is, from 0
     * @param text the commands, or the name of the file
     * @param rest what the file holds, or what the command answers
     */
    record Step(Kind kind, int line, String text, List<String> rest) {
        /** Returns what a command shall end with: its comment says it, else 0. */
        int exitCode() {
            return text.matches("(?s).*# exit \\d+")
                    ? Integer.parseInt(text.replaceFirst("(?s).*# exit ", ""))
                    : 0;
        }

        /** Returns the place of the first line of the answer. */
        int answerAt() {
            return line + (int) text.lines().count();
        }
    }

    static PlayedPage parse(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        String file = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) {
                steps.add(new Step(Kind.SECTION, i, line, List.of()));
            } else if (line.startsWith("<!-- file ")) {
                file = line.replaceAll("<!-- file | -->", "");
            } else if (line.startsWith("```") || line.equals("<!-- sh")) {
                int end = end(lines, i);
                add(steps, line, file, i + 1, lines.subList(i + 1, end));
                file = "";
                i = end;
            }
        }
        return new PlayedPage(steps);
    }

    private static int end(List<String> lines, int start) {
        String last = lines.get(start).startsWith("`") ? "```" : "-->";
        int end = start + 1;
        while (!lines.get(end).equals(last)) {
            end++;
        }
        return end;
    }

    private static void add(
            List<Step> steps, String fence, String file, int line, List<String> block) {
        if (!file.isEmpty()) {
            steps.add(new Step(Kind.FILE, line, file, block));
        } else if (fence.equals("```console")) {
            commands(steps, line, block);
        } else if (fence.equals("```sh") || fence.equals("<!-- sh")) {
            steps.add(new Step(Kind.SCRIPT, line, String.join("\n", block), List.of()));
        }
    }

    private static void commands(List<Step> steps, int first, List<String> block) {
        int i = 0;
        while (i < block.size()) {
            int start = i;
            StringBuilder command = new StringBuilder(block.get(i++).substring(2));
            while (i < block.size() && block.get(i).startsWith("> ")) {
                command.append('\n').append(block.get(i++).substring(2));
            }
            int answer = i;
            while (i < block.size() && !block.get(i).startsWith("$ ")) {
                i++;
            }
            steps.add(
                    new Step(
                            Kind.COMMAND,
                            first + start,
                            command.toString(),
                            block.subList(answer, i)));
        }
    }
}
