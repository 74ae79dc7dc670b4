package endpoints.faults;

import java.util.regex.Pattern;

/** The parameter that a kind of fault takes. The patterns bound the size of numbers. */
enum FaultParameter {
    NONE("", "", "without a parameter"),
    STATUS(":N", "[2-5]\\d\\d", "N from 200 to 599"),
    SECONDS(":S", "[0-4]?\\d(\\.\\d{1,3})?|50", "S from 0 to 50, decimals allowed"),
    SECONDS_AND_STATUS(":S[:STATUS]", "\\d{1,5}(:[45]\\d\\d)?", "S from 0 to 99999, STATUS from 400 to 599"),
    COUNT(":K", "[1-9]\\d{0,3}", "K from 1 to 9999"),
    BYTES(":N", "\\d{1,9}", "N from 0 to 999999999"),
    OPTIONAL_BYTES("[:N]", "\\d{0,9}", "N from 0 to 999999999, or without it"),
    RATE(":BPS", "[1-9]\\d{0,8}", "BPS from 1 to 999999999"),
    MEDIA_TYPE(":T", "[!-.0-~]+/[ !-~]+", "T a media type such as text/plain");

    private final String syntax;
    private final Pattern pattern;
    private final String ranges;

    FaultParameter(String syntax, String pattern, String ranges) {
        this.syntax = syntax;
        this.pattern = Pattern.compile(pattern);
        this.ranges = ranges;
    }

    boolean accepts(String text) {
        return pattern.matcher(text).matches();
    }

    String syntax() {
        return syntax;
    }

    String ranges() {
        return ranges;
    }
}
