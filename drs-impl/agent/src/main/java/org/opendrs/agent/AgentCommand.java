package org.opendrs.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.opendrs.config.SettingsException;
import org.opendrs.control.TurnReport;
import org.opendrs.engine.DrsEngine;
import org.opendrs.engine.EngineReasons;
import org.opendrs.engine.OnStop;
import org.opendrs.spi.DrsClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the agent. */
@Command(
        name = "drs-agent",
        mixinStandardHelpOptions = true,
        versionProvider = AgentCommand.Version.class,
        description = "Watches the guests of one host and moves their balloons as far as its settings allow.",
        footer = {
            "",
            "Runs until it is asked to end. Prints one line for each turn, and a sentence for",
            "each balloon that it moves, for each new advice if it only advises, and for",
            "whatever happens to host and guests. Settings: see etc/agent.yaml.",
            "",
            "Signals:",
            "  SIGTERM, SIGINT  end within 5 s; what it has learnt is kept",
            "  SIGHUP           read the settings again, all of them or none"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all well; asked to end, it did so in order",
            "1:the work failed: with --once no host was seen; asked to end, it was too late or could not keep what it has learnt",
            "2:wrong usage, or settings that are not valid"
        })
final class AgentCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int LOOKS = 3;

    private final BackendFactory backends;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--settings",
            required = true,
            paramLabel = "FILE",
            description =
                    "Settings in YAML; an empty file stands for the defaults: advise on the guests of this machine.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path settingsFile;

    @Option(
            names = "--check",
            description = "Says whether the settings are valid and what they mean, and ends. Connects to nothing.")
    private boolean check;

    @Option(
            names = "--once",
            description =
                    "Looks for some seconds, takes one turn, in mode act with its commands, and ends. Keeps no state.")
    private boolean once;

    @Option(names = "--debug", description = "Shows where a failure happened.")
    @SuppressWarnings("unused") // read by the handlers of failures
    private boolean debug;

    AgentCommand(BackendFactory backends) {
        this.backends = backends;
    }

    /** Tells which build this is: the version is in the manifest of the jar, and of classes that are in no jar nobody knows it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = AgentCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "drs-agent " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version()
            };
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = settings();
        if (check) {
            var out = spec.commandLine().getOut();
            out.println(settingsFile + " is valid: the agent " + settings.inWords());
            SettingsNotes.of(settings).forEach(note -> out.println("note: " + note));
            return 0;
        }
        if (once) {
            return once(settings);
        }
        return new AgentProcess(settingsFile, settings, backends, voice()).run() ? 0 : FAILED;
    }

    private Voice voice() {
        var out = spec.commandLine().getOut();
        return new Voice(DrsClock.system(), ZoneId.systemDefault(), line -> {
            out.println(line);
            out.flush();
        });
    }

    private AgentSettings settings() {
        try {
            return AgentSettingsFile.read(settingsFile);
        } catch (SettingsException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Rates need two reports of every guest, and a guest is commanded after two valid samples: three looks, then the turn. */
    private int once(AgentSettings settings) {
        Duration between = settings.settings().turns().statsPeriod().plusMillis(500);
        Executor later = CompletableFuture.delayedExecutor(between.toMillis(), TimeUnit.MILLISECONDS);
        try (var backend = backends.open(settings);
                DrsEngine engine = engine(settings, backend, new Narrator(backend, voice()))) {
            for (int look = 0; look < LOOKS; look++) {
                engine.monitoring()
                        .observe()
                        .handle((snapshot, failure) -> failure == null)
                        .toCompletableFuture()
                        .join();
                CompletableFuture.runAsync(() -> {}, later).join();
            }
            TurnReport report = engine.runOnce();
            engine.stop(OnStop.HOLD, Agent.PATIENCE).toCompletableFuture().join();
            String code = report.outcome().code();
            return code.equals(EngineReasons.NOTHING_SEEN) || code.equals(EngineReasons.TURN_FAILED) ? FAILED : 0;
        }
    }

    private static DrsEngine engine(AgentSettings settings, Backend backend, Narrator narrator) {
        var guests = new ChosenGuests(settings.guests(), backend);
        var engine = DrsEngine.builder()
                .telemetry(narrator.outages().of(guests.telemetry()))
                .control(narrator.failures().of(guests.control()))
                .inventory(guests.inventory())
                .settings(settings.settings())
                .automation(settings.mode())
                .withoutPlanner()
                .build();
        engine.subscribe(narrator::happened);
        engine.onReport(narrator::reported);
        return engine;
    }
}
