package outlay.inbound.mime;

/** Walks over the lines of a part of a text without copying it; a line ends with LF or CRLF. */
public final class Lines {
    private final String text;
    private final int limit;
    private int start;
    private int end;
    private int after;

    public Lines(String text, int start, int limit) {
        this.text = text;
        this.limit = limit;
        this.after = start;
    }

    /** Moves to the next line; false when there is none. */
    public boolean next() {
        if (after >= limit) {
            return false;
        }
        start = after;
        int feed = text.indexOf('\n', start);
        boolean last = feed < 0 || feed >= limit;
        after = last ? limit : feed + 1;
        end = last ? limit : feed;
        if (end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        return true;
    }

    /** Returns the line without its end. */
    public String line() {
        return text.substring(start, end);
    }

    public boolean startsWith(String prefix) {
        return end - start >= prefix.length() && text.startsWith(prefix, start);
    }

    /** Returns where the line begins. */
    public int start() {
        return start;
    }

    /** Returns where the next line begins. */
    int after() {
        return after;
    }
}
