package outlay.load;

/**
 * What an import did with the records of a file: {@code read = added + updated + unchanged +
 * rejected}.
 *
 * @param optedOut how many persons the file says want no email
 */
public record ImportResult(
        long read, long added, long updated, long unchanged, long rejected, long optedOut) {}
