package org.opendrs.sim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opendrs.core.balloon.GuestScopes;
import org.opendrs.core.state.EngineState;
import org.opendrs.libvirt.LibvirtHostSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what keeps the guests of a real host from being cared for. */
@Command(
        name = "doctor",
        description = "Says of each guest of a real host: managed or not, why, and what to do.",
        footer = {
            "",
            "Looks for some seconds, half a minute if a guest reports seldom, and changes",
            "nothing; commands that it prints are not run. What many guests share is told",
            "once, the worst first:",
            "  fault  does not work until somebody does something",
            "  risk   works, at a risk",
            "  wait   passes by itself, but explains why nothing happens now",
            "  hint   could be better",
            "--state adds what an agent has learnt: guests that do not follow, sizes that",
            "somebody else has set and for how long these guests are left alone, floors.",
            "Asks for write access only to see whether it would be granted.",
            "The fields of --json are in the API documentation, JSON reference.",
            "A first try that needs libvirt but no hypervisor:",
            "  drs doctor test:///default"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the host was examined, whatever was found",
            "1:the host cannot be reached or lets nobody in; with --strict also if there is a fault or a risk",
            "2:wrong usage, such as a URI that is none or a file that is no state"
        })
final class DoctorCommand implements Callable<Integer> {
    private static final int LOOKS = 3;

    /** A guest that reports every 2 s, as the agent has it, has news at each look. */
    private static final Duration BETWEEN = Duration.ofMillis(2500);

    /** Some orchestrators have guests report every 10 s. Who reports more seldom than this is not waited for. */
    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(12);

    /** Two such periods, and a look before and after them. */
    private static final int MOST_LOOKS = 12;

    private final HostParts parts;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private HostOptions options;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private StateOption remembered;

    @Option(names = "--strict", description = "Exit with 1 if there is a fault or a risk; hints do not count.")
    private boolean strict;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the findings as JSON; - is standard output.")
    private @Nullable String json;

    /** Called by picocli. */
    @SuppressWarnings("unused")
    DoctorCommand() {
        this(HostParts.real());
    }

    DoctorCommand(HostParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        var host = options.host(spec);
        var output = JsonOutput.checked(spec, json);
        var out = spec.commandLine().getOut();
        try (var eyes = open(host, remembered.read(spec))) {
            HostLook look = look(eyes);
            var examination = Examination.of(eyes, look, parts.clock().monotonicNanos());
            output.write(ExaminationJson.of(eyes.host(), examination), out);
            if (!output.takesStandardOutput()) {
                ExaminationText.print(eyes.host(), look, examination, out);
            }
            return strict && examination.isAlarming() ? 1 : 0;
        }
    }

    /** Looks until every guest that reports can have done so as often as is needed to know it, but not for long. */
    private static HostLook look(HostWatch eyes) {
        eyes.lookAfter(BETWEEN, LOOKS - 1);
        // Definitions are read beside the looks, and the engine takes over what they say in turns.
        eyes.decide();
        HostLook look = eyes.lookAfter(BETWEEN);
        for (int looks = LOOKS; looks < MOST_LOOKS && isAwaited(eyes, BETWEEN.multipliedBy(looks)); looks++) {
            look = eyes.lookAfter(BETWEEN);
        }
        return look;
    }

    /** Returns whether there is a guest that reports, but less often than we look, and needs more than this time to be known. */
    private static boolean isAwaited(HostWatch eyes, Duration looked) {
        return eyes.state().guests().stream()
                .filter(guest -> guest.history().validSamples() < GuestScopes.SAMPLES_BEFORE_COMMANDS)
                .flatMap(guest -> eyes.host().definition(guest.vm()).stream())
                .map(facts -> facts.balloon().statsPeriod())
                .filter(period -> period.compareTo(BETWEEN) > 0 && period.compareTo(LONGEST_PERIOD) <= 0)
                .anyMatch(period -> looked.compareTo(period.multipliedBy(2).plus(BETWEEN)) < 0);
    }

    /** Whoever may only look is told what the rest is, and that the rest cannot be done. */
    private HostWatch open(LibvirtHostSpec host, Optional<EngineState> state) {
        try {
            return HostWatch.open(host, HostAccess.COMMAND, options.timeout(), parts, state);
        } catch (HostTrouble e) {
            if (!e.isRefused()) {
                throw e;
            }
            return HostWatch.open(host, HostAccess.READ, options.timeout(), parts, state);
        }
    }
}
