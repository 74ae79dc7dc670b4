package flags;

import flags.testing.DownloaderContract;

class MainTest extends DownloaderContract {
    MainTest() {
        super(Main.STYLE, Main::downloadMany);
    }
}
