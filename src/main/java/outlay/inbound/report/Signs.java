package outlay.inbound.report;

import outlay.refusal.Wordings;

/** The wordings by which a message shows what kind it is; {@code signs.txt} has them. */
final class Signs {
    static final Wordings WORDINGS = Wordings.load(Signs.class, "signs.txt");

    private Signs() {}
}
