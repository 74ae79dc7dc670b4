package atlas.common;

/**
 * The two parts of a card.
 *
 * @param code the country code, in upper case
 * @param name the name of the country
 * @param flag the flag of the country
 */
public record Card(String code, String name, Flag flag) {}
