package outlay.report;

/** What all sections have: a heading beside their body. */
final class Sections {
    private Sections() {}

    /** Begins a section; {@link #end} ends it. */
    static void begin(PageWriter page, String id, String title) {
        page.open("section", "id", id, "aria-labelledby", id + "-title");
        page.element("h2", title, "id", id + "-title").open("div", "class", "body");
    }

    static void end(PageWriter page) {
        page.close().close();
    }

    /** Says why there is nothing to see, and what would make it appear. */
    static void nothing(PageWriter page, String why, String command) {
        page.open("p", "class", "nothing").text(why + " ").command(command).close();
    }
}
