package outlay.inbound;

/** The wordings by which a message shows what kind it is; {@code signs.txt} has them. */
final class Signs {
    static final Wording WORDING = Wording.load("signs.txt");

    private Signs() {}
}
