package flags.common;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The two ways to download. Their results must not differ. */
enum Mode {
    BLOCKING {
        @Override
        Download download(FlagDownloader downloader, String code) throws Exception {
            return downloader.downloadOne(code);
        }
    },
    ASYNC {
        @Override
        Download download(FlagDownloader downloader, String code) throws Exception {
            try {
                return downloader.downloadOneAsync(code).get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof DownloadException failure) {
                    throw failure;
                }
                throw e;
            }
        }
    };

    abstract Download download(FlagDownloader downloader, String code) throws Exception;
}
