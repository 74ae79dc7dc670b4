package race.contestants;

import java.util.List;

/**
 * The user's choice of contestants.
 *
 * @param family the family of the styles: {@code flags} or {@code atlas}
 * @param styles the names of styles, or empty for all
 * @param programs the command lines of other programs
 * @param peers whether {@code curl} takes part
 * @param javaOptions the options for the JVMs of the styles
 */
public record ContestantSelection(
        String family, List<String> styles, List<String> programs, boolean peers, List<String> javaOptions) {}
