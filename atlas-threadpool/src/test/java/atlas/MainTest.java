package atlas;

import atlas.testing.AtlasContract;

class MainTest extends AtlasContract {
    MainTest() {
        super(Main.STYLE, Main::makeCards);
    }
}
