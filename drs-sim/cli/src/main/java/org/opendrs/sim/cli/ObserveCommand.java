package org.opendrs.sim.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what the engine sees of a real host. */
@Command(
        name = "observe",
        description = "Looks at a real host three times and shows what the engine sees.",
        footer = {
            "",
            "The connection is read-only: nothing on the host changes, and any user may",
            "look where libvirt's read-only socket is open to all, as it usually is.",
            "Each look begins with its local time. Memory of a guest:",
            "maximum is what it was started with, actual what it holds, used what it uses",
            "of that, usable what it could use without swapping, demand what it would use",
            "if it could. CPU is in cores; ready is the share of the CPU time it wanted",
            "for which it waited (in the guest: steal). Data that is not good says why",
            "the engine leaves the guest alone; drs doctor URI says what to do about it.",
            "The fields of --json are in the API documentation, JSON reference.",
            "With --qemu-monitor the connection is not read-only: QEMU itself is asked how",
            "often guests killed processes or looked for memory. Nothing is changed either,",
            "but libvirt calls each guest that was asked so tainted (custom-monitor, shown",
            "by virsh dominfo and its log) until it is started anew.",
            "A first try that needs libvirt but no hypervisor:",
            "  drs observe test:///default"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all well",
            "1:the host cannot be reached, lets nobody in or stopped to answer",
            "2:wrong usage, such as a URI that is none"
        })
final class ObserveCommand implements Callable<Integer> {
    private static final int LOOKS = 3;

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final HostParts parts;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private HostOptions options;

    @Option(
            names = "--period",
            paramLabel = "SECONDS",
            converter = Values.Seconds.class,
            defaultValue = "2",
            description = "Time between two looks (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration period;

    @Option(
            names = "--watch",
            description = "Go on until it is interrupted (Ctrl-C), also while a host that has answered once does not.")
    private boolean watch;

    @Option(names = "--qemu-monitor", description = "Ask QEMU itself, too. Taints the guests for libvirt; see below.")
    private boolean qemuMonitor;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write each look as one line of JSON; - is standard output.")
    private @Nullable String json;

    /** Called by picocli. */
    @SuppressWarnings("unused")
    ObserveCommand() {
        this(HostParts.real());
    }

    ObserveCommand(HostParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        var host = options.host(spec);
        var out = spec.commandLine().getOut();
        var answered = true;
        try (var lines = Main.described(spec, () -> JsonLines.to(Optional.ofNullable(json), out));
                var eyes = HostWatch.open(host, access(), options.timeout(), parts, Optional.empty())) {
            for (int i = 1; watch || i <= LOOKS; i++) {
                var look = eyes.lookAfter(period);
                answered = look.answered();
                lines.write(ObservedJson.of(eyes.host(), look));
                if (!lines.takesStandardOutput()) {
                    ObservedTable.print(eyes.host(), look, title(i), out);
                    if (qemuMonitor) {
                        ReclaimLines.print(eyes.host(), look, out);
                    }
                }
                if (out.checkError()) {
                    // The reader has gone; nobody looks any more.
                    return 0;
                }
            }
        }
        return answered ? 0 : 1;
    }

    private HostAccess access() {
        return qemuMonitor ? HostAccess.ASK_QEMU : HostAccess.READ;
    }

    /** Says which look it is and when it was taken, in the time of whoever looks; a host that is away tells the time of no look. */
    private String title(int number) {
        var time = parts.clock().wall().atZone(ZoneId.systemDefault());
        return "look " + number + (watch ? "" : " of " + LOOKS) + "  " + LOCAL_TIME.format(time);
    }
}
