package org.opendrs.libvirt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.HostCommand;

/**
 * One host: its connections, threads and guests. Reading and commanding have a connection each, so that reads that hang cannot use up
 * the calls that a daemon serves for one client.
 */
final class LibvirtHost implements AutoCloseable {
    /** Commands wait for locks in the daemon, each in a thread of its own. */
    private static final int COMMANDS_AT_ONCE = 4;

    /** One that hangs leaves the other thread to the other guests. */
    private static final int QUESTIONS_AT_ONCE = 2;

    private static final Duration PERIODS_AGAIN = Duration.ofSeconds(35);

    private final LibvirtHostSpec spec;
    private final GuestIndex index = new GuestIndex();
    private final OutageWords outages;
    private final CallRunner opener;
    private final CallRunner reading;
    private final CallRunner commanding;
    private final CallRunner describing;
    private final HostLink readLink;
    private final HostLink commandLink;
    private final Sampler sampler;
    private final Commander commander;
    private final Describer describer;
    private final CallRunner asking;
    private final Optional<MonitorQuestions> questions;
    private final Optional<LocalHost> local;

    LibvirtHost(LibvirtHostSpec spec, Shared shared) {
        this.spec = spec;
        outages = new OutageWords(spec, shared.clock());
        LibvirtSettings settings = shared.settings();
        opener = runner("open", 1, shared);
        reading = runner("read", Sampler.PARTS + 1, shared);
        commanding = runner("command", COMMANDS_AT_ONCE, shared);
        describing = runner("describe", 1, shared);
        readLink = link("read " + spec.id(), shared);
        commandLink = spec.oneConnection() ? readLink : link("command " + spec.id(), shared);
        local = spec.localRoot().map(root -> new LocalHost(root, spec.slice()));
        var reader = new GuestReader(index, shared.locks()::migrating);
        commander = new Commander(spec, commandLink, commanding, shared);
        var how =
                new Sampler.Reading(shared.clock(), settings.poll(), reader, new NodeReader(local), commander::forget);
        sampler = new Sampler(spec, readLink, reading, index, how);
        describer = new Describer(spec, commandLink, describing, index);
        asking = runner("ask", QUESTIONS_AT_ONCE, shared);
        questions = shared.qemuMonitor()
                ? Optional.of(new MonitorQuestions(
                        spec.id().value(), index, shared.locks()::migrating, new QemuMonitor(commandLink, asking)))
                : Optional.empty();
    }

    private CallRunner runner(String kind, int threads, Shared shared) {
        return new CallRunner(
                "drs-libvirt-" + spec.id() + "-" + kind,
                threads,
                shared.settings().mostOverdue(),
                shared.timer());
    }

    private HostLink link(String name, Shared shared) {
        var recipe =
                new LibvirtConnection.Recipe(spec.uri(), shared.readOnly(), shared.credentials(), shared.settings());
        var timing = new HostLink.Timing(opener, shared.timer(), shared.backOff(), outages);
        return new HostLink(name, recipe, timing, new HostLink.Listener() {
            @Override
            public void opened() {
                // Nobody heard what happened before, and a new daemon may know less.
                index.allChanged();
                connected();
                shared.timer().soon(() -> commander.applyPeriodsAgain(PERIODS_AGAIN));
            }

            @Override
            public void changed(UUID guest) {
                index.changed(guest);
            }
        });
    }

    /** Links are made before there is anybody to ask, and opened afterwards. */
    private void connected() {
        questions.ifPresent(MonitorQuestions::connected);
    }

    /** Connects; returns at once. */
    void start() {
        readLink.start();
        if (commandLink != readLink) {
            // A second start of one link could come after its first attempt was refused, and ask again.
            commandLink.start();
        }
    }

    LibvirtHostSpec spec() {
        return spec;
    }

    CompletionStage<HostSample> sample(Duration deadline) {
        return sampler.sample(deadline).whenComplete((sample, failure) -> {
            describer.catchUp();
            questions.ifPresent(MonitorQuestions::catchUp);
        });
    }

    CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
        return commander.apply(command, deadline);
    }

    /** Returns the guests that were seen, in id order. */
    List<Guest> guests() {
        return index.all();
    }

    Optional<String> name(VmId vm) {
        return index.name(vm);
    }

    List<VmId> unresponsive() {
        return sampler.unresponsive();
    }

    /** Returns how many calls hang. */
    int overdueCalls() {
        return opener.overdue() + reading.overdue() + commanding.overdue() + describing.overdue() + asking.overdue();
    }

    /** Returns how many lost connections are kept open because calls hang in them. */
    int abandonedConnections() {
        return readLink.abandoned() + (commandLink == readLink ? 0 : commandLink.abandoned());
    }

    Optional<Pressure> pressure() {
        return local.flatMap(LocalHost::pressure);
    }

    @Override
    public void close() {
        readLink.close();
        commandLink.close();
        reading.close();
        commanding.close();
        describing.close();
        asking.close();
        opener.close();
    }
}
