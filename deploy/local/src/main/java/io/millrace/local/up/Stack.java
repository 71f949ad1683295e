package io.millrace.local.up;

import io.millrace.contracts.Topic;
import io.millrace.ingest.run.DeliveryReport;
import io.millrace.ingest.run.FeedPlan;
import io.millrace.local.broker.Broker;
import io.millrace.local.broker.BrokerOptions;
import io.millrace.local.stack.Applications;
import io.millrace.local.stack.Home;
import io.millrace.local.stack.RunningStacks;
import io.millrace.local.stack.StackNote;
import io.millrace.processors.app.Application;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A broker, applications and feeds that run together. Each part is started by its own method, in that order; all of them
 * are stopped in the reverse order, so that nothing asks for what is gone.
 */
final class Stack implements AutoCloseable {

    private final Home home;
    private final Screen screen;
    private final List<Running> applications = new ArrayList<>();
    private final List<Feeding> feeds = new ArrayList<>();
    private Optional<AlertWatch> alerts = Optional.empty();
    private Broker broker;

    Stack(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    Broker startBroker(int port) {
        broker = Broker.start(
                BrokerOptions.in(home.broker()).withLog(home.brokerLog()).withPort(port));
        note();
        return broker;
    }

    /** Starts them all, then waits for each: they share the wait. */
    void startApplications(List<Applications.Entry> entries, Map<String, String> settings, HttpPorts ports) {
        for (Applications.Entry entry : entries) {
            Application application = entry.create().get();
            Map<String, String> given = new LinkedHashMap<>(settings);
            given.put("bootstrap.servers", broker.bootstrapServers());
            given.put("state.dir", home.state(application.name()).toString());
            applications.add(Running.start(application, given, ports));
        }
        applications.forEach(Running::awaitReady);
        note();
        watchAlerts();
    }

    void startFeed(String spec, FeedPlan plan) {
        feeds.add(Feeding.start(spec, plan, broker.bootstrapServers(), home.logs()));
    }

    List<Running> applications() {
        return List.copyOf(applications);
    }

    Board board() {
        long now = System.nanoTime();
        return new Board(
                applications.stream()
                        .map(running -> running.row(
                                now,
                                alerts.map(watch -> watch.raisedBy(running.name()))
                                        .orElse(0L)))
                        .toList(),
                feeds.stream().map(feed -> feed.row(now)).toList(),
                broker.bootstrapServers(),
                broker.age());
    }

    /** Why the stack can no longer do its work; empty while it can. */
    Optional<String> trouble() {
        if (!broker.isAlive()) {
            return Optional.of("the broker's process has ended: see " + broker.log());
        }
        return applications.stream()
                .flatMap(running -> running.trouble().stream())
                .findFirst()
                .map(reason -> reason + ": see " + home.log());
    }

    @Override
    public void close() {
        for (Feeding feed : feeds) {
            DeliveryReport report = feed.stop();
            screen.say(report.line());
            report.undelivered().ifPresent(file -> screen.say("what was not delivered is in " + file));
        }
        alerts.ifPresent(AlertWatch::close);
        applications.forEach(Running::close);
        if (broker != null) {
            broker.close();
        }
        RunningStacks.ofThisCheckout().remove();
        StackNote.delete(home);
    }

    private void watchAlerts() {
        List<Topic<?, ?>> topics = new ArrayList<>();
        applications.forEach(running -> topics.addAll(AlertWatch.alertTopics(running.outputs())));
        if (!topics.isEmpty()) {
            alerts = Optional.of(AlertWatch.start(broker.bootstrapServers(), topics, screen::alert));
        }
    }

    private void note() {
        Map<String, String> addresses = new LinkedHashMap<>();
        applications.forEach(
                running -> addresses.put(running.name(), running.http().toString()));
        StackNote note = StackNote.ofThisProcess(broker.bootstrapServers(), addresses);
        note.write(home);
        RunningStacks.ofThisCheckout().add(home, note);
    }
}
