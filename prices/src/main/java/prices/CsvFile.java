package prices;

import static java.nio.charset.StandardCharsets.UTF_8;

import commandline.CannotRunException;
import commandline.files.AtomicFile;
import commandline.files.FileErrors;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prices.Price.Values;

/** The file for the prices. It is always whole: what was there before stays until all prices are. */
final class CsvFile {
    private static final String HEADER = "exchange,symbol,day,open,high,low,close,volume\n";

    private final Path file;

    CsvFile(Path file) {
        this.file = file;
    }

    /**
     * Finds out, before the work is done, whether it can be saved.
     *
     * @throws CannotRunException if not
     */
    void prepare() throws CannotRunException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || Files.isDirectory(file)) {
            throw new CannotRunException("cannot save to " + file + ": it is a directory");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new CannotRunException("cannot save to " + file + ": it is no regular file");
        }
        if (!Files.isDirectory(directory)) {
            throw new CannotRunException("cannot save to " + file + ": there is no directory " + directory);
        }
        if (!Files.isWritable(directory)) {
            throw new CannotRunException("cannot save to " + file + ": cannot write into " + directory);
        }
        try {
            AtomicFile.removeLeftovers(directory, Pattern.compile(Pattern.quote(String.valueOf(file.getFileName()))));
        } catch (IOException e) {
            throw new CannotRunException("cannot save to " + file + ": " + FileErrors.reason(e), e);
        }
    }

    /**
     * Writes the file, in place of an older one if there is one.
     *
     * @throws CannotRunException if it cannot be written; then no trace of it is left
     */
    void save(List<Price> prices) throws CannotRunException {
        String lines = prices.stream().map(CsvFile::line).collect(Collectors.joining("", HEADER, ""));
        try {
            AtomicFile.write(file, lines.getBytes(UTF_8));
        } catch (FileSystemException e) {
            throw new CannotRunException("cannot save to " + file + ": " + FileErrors.reason(e), e);
        }
    }

    /** Names and numbers as they are: nothing in them would have to be quoted. */
    private static String line(Price price) {
        Query query = price.query();
        Values values = price.values();
        Stream<String> numbers = Stream.of(values.open(), values.high(), values.low(), values.close(), values.volume())
                .map(BigDecimal::toPlainString);
        return Stream.concat(
                                Stream.of(
                                        query.exchange(),
                                        query.symbol(),
                                        query.day().toString()),
                                numbers)
                        .collect(Collectors.joining(","))
                + "\n";
    }
}
