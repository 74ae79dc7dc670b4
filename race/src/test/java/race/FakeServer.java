package race;

import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import java.util.concurrent.CountDownLatch;

/** Stands for the flag server's program, which this module does not know: the same server, without options. */
final class FakeServer {
    private FakeServer() {}

    public static void main(String[] args) throws Exception {
        for (Endpoint endpoint : Endpoint.values()) {
            System.out.println(endpoint + " "
                    + FlagServer.start(endpoint.defaultBehavior()).url() + " behaves");
        }
        new CountDownLatch(1).await();
    }
}
