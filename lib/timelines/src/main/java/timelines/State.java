package timelines;

/**
 * A kind of bars. The legend lists all kinds that a picture shows.
 *
 * @param name in the legend
 * @param look two states of one picture should not share theirs
 */
public record State(String name, BarStyle look) {}
