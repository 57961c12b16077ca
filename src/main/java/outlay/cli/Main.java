package outlay.cli;

/** The program's entry. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.out.println("outlay");
    }
}
