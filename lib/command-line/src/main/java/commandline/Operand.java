package commandline;

/**
 * An argument that is not an option.
 *
 * @param usage the usage, such as {@code CC ...} or {@code WORKERS}
 * @param description the meaning and the default, for the help
 */
public record Operand(String usage, String description) {}
