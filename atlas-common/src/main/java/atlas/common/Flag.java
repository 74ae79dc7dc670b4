package atlas.common;

/**
 * A flag, in memory.
 *
 * @param gif the content of the file
 */
@SuppressWarnings("ArrayRecordComponent") // Flags are not compared.
public record Flag(byte[] gif) {}
