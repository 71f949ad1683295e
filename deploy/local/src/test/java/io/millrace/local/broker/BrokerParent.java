package io.millrace.local.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that starts a broker, says its number, and waits to be killed. */
final class BrokerParent {

    private BrokerParent() {}

    public static void main(String[] args) throws InterruptedException {
        try (Broker broker = Broker.start(BrokerOptions.in(Path.of(args[0])))) {
            System.out.println(broker.pid());
            new CountDownLatch(1).await();
        }
    }
}
