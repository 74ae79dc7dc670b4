package race.execution;

import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import java.util.concurrent.CountDownLatch;

/** The flag server without options. The real program is another module. */
final class FakeServer {
    private FakeServer() {}

    public static void main(String[] args) throws Exception {
        for (Endpoint endpoint : Endpoint.values()) {
            System.out.println(endpoint + " "
                    + FlagServer.start(endpoint.defaultBehavior()).url() + " answers");
        }
        new CountDownLatch(1).await();
    }
}
