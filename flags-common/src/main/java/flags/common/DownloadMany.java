package flags.common;

import java.util.List;

/** The part in which the programs differ: one concurrency style, applied to the download of many flags. */
@FunctionalInterface
public interface DownloadMany {
    /**
     * Downloads a flag for each code and passes each result to the tally. The number of tasks, futures and results
     * that exist at the same time depends on the concurrency, not on the number of codes.
     *
     * @param codes the codes, which may contain duplicates
     * @param downloader downloads one flag
     * @param concurrency the maximum number of downloads at the same time, at least 1
     * @param tally counts and shows the results
     * @throws InterruptedException if the calling thread is interrupted; by then no download is in flight
     */
    void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException;
}
