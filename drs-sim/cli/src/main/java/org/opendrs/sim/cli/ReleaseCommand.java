package org.opendrs.sim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.control.TurnReport;
import org.opendrs.core.words.Amounts;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.libvirt.LibvirtHostSpec;
import org.opendrs.unit.Bytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Undoes all balloons on a real host. */
@Command(
        name = "release",
        description = "Gives every guest of a real host back what balloons have taken.",
        footer = {
            "",
            "Each guest gets its maximum; if not all fits, each gets the same part of what",
            "it lacks. Guests never get more together than the host has beside its reserve",
            "and than is really available, so that it does not swap for it. Left alone are",
            "guests whose memory is pinned and those that are being migrated; with --state",
            "also those whose size somebody else has set, which the file knows.",
            "Ends when all guests have followed, or after --wait. Asks nothing.",
            "An agent in mode act would take the memory again: stop it first. One that",
            "runs on this machine is noticed, one elsewhere is not.",
            "The fields of --json are in the API documentation, JSON reference.",
            "A first try that needs libvirt but no hypervisor:",
            "  drs release test:///default --dry-run"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every guest has its maximum or is left alone; with --dry-run: the plan was made",
            "1:some guest has less, or an agent runs, or the host cannot be reached or does not let this user in",
            "2:wrong usage, such as a URI that is none"
        })
final class ReleaseCommand implements Callable<Integer> {
    /** A guest's history needs two reports before anything is known of it. */
    private static final Duration BETWEEN = Duration.ofMillis(2500);

    private static final int LOOKS = 2;

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

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Go on although an agent runs on this machine.")
    private boolean force;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            converter = Values.Seconds.class,
            defaultValue = "60",
            description = "Longest wait for the guests to follow (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration patience;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON; - is standard output.")
    private @Nullable String json;

    /** Called by picocli. */
    @SuppressWarnings("unused")
    ReleaseCommand() {
        this(HostParts.real());
    }

    ReleaseCommand(HostParts parts) {
        this.parts = parts;
    }

    private HostAccess access() {
        return dryRun ? HostAccess.READ : HostAccess.COMMAND;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        var host = options.host(spec);
        var output = JsonOutput.checked(spec, json);
        var state = remembered.read(spec);
        if (isOpposed(host)) {
            return 1;
        }
        try (var eyes = HostWatch.open(host, access(), options.timeout(), parts, state)) {
            var plan = plan(eyes);
            var releasing = new Releasing(eyes, options.timeout());
            releasing.plan(plan);
            if (!dryRun) {
                releasing.ask(plan);
                releasing.follow(patience);
            }
            tell(eyes.host(), plan, releasing.result(), output);
            return dryRun || releasing.result().stream().allMatch(Returned::isWell) ? 0 : 1;
        }
    }

    /** Returns whether somebody would undo at once what is done here. */
    private boolean isOpposed(LibvirtHostSpec host) {
        var err = spec.commandLine().getErr();
        var agent = LibvirtOpener.isHere(host) ? parts.agent().get() : OptionalLong.empty();
        if (agent.isEmpty() || dryRun) {
            return false;
        }
        String found = "drs: an agent runs on this machine, process " + agent.getAsLong()
                + "; in mode act it would take the memory again";
        if (force) {
            err.println(found);
        } else {
            err.println(found + ". Stop it first: systemctl stop drs-agent; or go on with --force");
        }
        err.flush();
        return !force;
    }

    private ReleasePlan plan(HostWatch eyes) {
        HostLook look = eyes.lookAfter(BETWEEN, LOOKS);
        TurnReport report = eyes.decide();
        for (int i = 0; i < LOOKS && report.balloons().isEmpty(); i++) {
            // The host was slow just then; what it has is known only by an answer.
            eyes.lookAfter(BETWEEN);
            report = eyes.decide();
        }
        if (report.balloons().isEmpty()) {
            String why = "nothing was done, " + ReasonWords.of(report.outcome()).sentence();
            throw HostTrouble.of(eyes.host().uri(), new IllegalStateException(why), options.timeout());
        }
        BalloonRequest request = report.balloons().get(0).request();
        Bytes available =
                look.newest().map(sample -> sample.counters().memoryAvailable()).orElse(Bytes.ZERO);
        return ReleasePlan.of(request, available);
    }

    private void tell(RealHost host, ReleasePlan plan, List<Returned> guests, JsonOutput output)
            throws JsonProcessingException {
        var out = spec.commandLine().getOut();
        output.write(ReturnedJson.of(host, plan, guests, dryRun), out);
        if (output.takesStandardOutput()) {
            return;
        }
        out.println(
                "host " + host.id() + ": room for " + Amounts.memory(plan.room().value()) + " beside a reserve of "
                        + Amounts.memory(plan.reserve().value()) + " and a pool of "
                        + Amounts.memory(plan.request().pool().value()));
        for (Returned guest : guests) {
            String from = Amounts.memory(guest.before().value());
            String change = guest.before().equals(guest.target())
                    ? from
                    : from + " -> " + Amounts.memory(guest.target().value());
            out.println("  " + host.name(guest.vm()) + ": " + change + " of "
                    + Amounts.memory(guest.maximum().value()) + ", " + guest.words());
        }
        if (dryRun) {
            out.println("Nothing was done.");
        }
        out.flush();
    }
}
