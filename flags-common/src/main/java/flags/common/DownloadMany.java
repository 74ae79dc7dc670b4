package flags.common;

import java.util.List;

/** The part in which the programs differ: how one style of concurrency downloads many flags. */
@FunctionalInterface
public interface DownloadMany {
    /**
     * Downloads a flag for each code and tells the tally of each result as it gets to know it.
     *
     * @param codes to download, which may contain a code more than once
     * @param downloader downloads one flag
     * @param concurrency how many downloads may be under way together, at least 1
     * @param tally counts and shows the results
     * @throws InterruptedException if the calling thread is interrupted; no download is under way any more then
     */
    void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException;
}
