package outlay.delivery;

/**
 * What tells a message from all others, and is signed into its token.
 *
 * @param id its number, which comes again when a backup is restored
 * @param salt something random, which does not; empty for messages of earlier versions
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
public record MessageName(long id, byte[] salt) {}
