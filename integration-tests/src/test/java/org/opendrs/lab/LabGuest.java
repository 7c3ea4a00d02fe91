package org.opendrs.lab;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.opendrs.unit.Bytes;

/** A guest of a lab: what it does and what is done to it. For one thread. */
public final class LabGuest {
    /** Three seconds on a quiet machine, half a minute where several boot on a busy one. */
    private static final Duration TO_BOOT = Duration.ofSeconds(60);

    private static final Duration TO_ANSWER = Duration.ofSeconds(20);
    private static final Duration TO_MIGRATE = Duration.ofMinutes(2);

    private final String name;
    private LabHost host;

    LabGuest(String name, LabHost host) {
        this.name = name;
        this.host = host;
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the host on which this guest was started or to which it was moved by {@link #migrateTo} or {@link #movedTo}. */
    public LabHost host() {
        return host;
    }

    /** Says that somebody else has moved this guest, so that it is spoken to over there. */
    public void movedTo(LabHost destination) {
        host = destination;
    }

    /** Moves this guest by live migration from host to host and waits until it is there. */
    public void migrateTo(LabHost destination) {
        host.virsh()
                .attempt(TO_MIGRATE, "migrate", "--live", "--p2p", name, destination.peerUri())
                .orThrow();
        host = destination;
    }

    /** Waits until the guest has booted and its agent answers. */
    public void awaitAgent() {
        Lab.within(TO_BOOT).until(() -> attempt("guest-ping", Map.of()).ok());
    }

    /** Returns what the guest says of itself. */
    public GuestStatus status() {
        return GuestStatus.parse(command("lab-status", Map.of()));
    }

    /** Starts a process that takes so much memory at once and keeps it. */
    public void hog(Bytes size) {
        hog(size, size, Duration.ZERO);
    }

    /** Starts a process that takes so much memory, a step at a time, and keeps it. */
    public void hog(Bytes size, Bytes step, Duration interval) {
        command("lab-hog", Map.of("mb", mib(size), "step", mib(step), "ms", interval.toMillis()));
    }

    /**
     * Starts a process that takes so much memory, a step at a time, holds it, reads it once more, gives it back, rests, and begins
     * again; {@link GuestStatus} has how long the rounds take.
     */
    public void hogInRounds(Bytes size, Bytes step, Duration interval, Duration hold, Duration rest) {
        command(
                "lab-hog",
                Map.of(
                        "mb", mib(size),
                        "step", mib(step),
                        "ms", interval.toMillis(),
                        "hold", hold.toMillis(),
                        "pause", rest.toMillis()));
    }

    /** Starts a process that writes a region of memory over and over, so much a second. */
    public void dirty(Bytes region, Bytes perSecond) {
        command("lab-dirty", Map.of("mb", mib(region), "mbps", mib(perSecond)));
    }

    /** Starts a process that keeps one virtual CPU busy for so many percent of the time. */
    public void burn(int percent) {
        command("lab-cpu", Map.of("pct", (long) percent));
    }

    /** Ends all loads; their memory is free in the guest then. */
    public void stopLoads() {
        command("lab-stop", Map.of());
    }

    /** Loads the balloon's driver into a guest that was started without. */
    public void loadBalloonDriver() {
        command("lab-balloon", Map.of("on", 1L));
    }

    /** Asks the balloon to leave the guest so much memory; it obeys in its own time, if at all. */
    public void setMemory(Bytes target) {
        host.virsh().run("setmem", name, "--size", target.value() + "b", "--live");
    }

    /** Lets the balloon report statistics so often, in whole seconds; zero ends it. */
    public void statsPeriod(Duration period) {
        host.virsh().run("dommemstat", name, "--period", Long.toString(period.toSeconds()), "--live");
    }

    /**
     * Returns what libvirt says of this guest's memory, by the names that libvirt has for it after {@code balloon.}: current,
     * maximum, rss, unused and so on in KiB, last-update in seconds. What the guest does not report is not there.
     */
    public Map<String, Long> balloonStats() {
        var stats = new TreeMap<String, Long>();
        String prefix = "balloon.";
        host.virsh()
                .run("domstats", "--balloon", name)
                .lines()
                .map(String::strip)
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    if (line.startsWith(prefix) && equals > 0) {
                        stats.put(line.substring(prefix.length(), equals), Long.valueOf(line.substring(equals + 1)));
                    }
                });
        return stats;
    }

    /** Returns the memory that the balloon leaves the guest; libvirt knows of a change a second after it. */
    public Bytes balloon() {
        return Bytes.kib(balloonStats().getOrDefault("current", 0L));
    }

    /** Pauses the guest as an operator would. */
    public void pause() {
        host.virsh().run("suspend", name);
    }

    /** Lets a paused guest go on. */
    public void resume() {
        host.virsh().run("resume", name);
    }

    /** Lets its QEMU hang: libvirtd gets no answer about this guest any more. */
    public void freezeEmulator() {
        Signals.stop(host.emulator(name));
    }

    /** Lets a QEMU that hangs go on. */
    public void thawEmulator() {
        Signals.go(host.emulator(name));
    }

    /** Kills its QEMU, which is how a guest crashes. */
    public void kill() {
        Signals.kill(host.emulator(name), TO_BOOT);
    }

    @Override
    public String toString() {
        return name + " on " + host;
    }

    private String command(String command, Map<String, Long> arguments) {
        return attempt(command, arguments).orThrow();
    }

    private Outcome attempt(String command, Map<String, Long> arguments) {
        var text = new StringBuilder();
        new TreeMap<>(arguments).forEach((key, value) -> {
            text.append(text.isEmpty() ? "" : ",").append(String.format(Locale.ROOT, "\"%s\":%d", key, value));
        });
        return host.virsh()
                .attempt(
                        TO_ANSWER,
                        "qemu-agent-command",
                        "--timeout",
                        "10",
                        name,
                        "{\"execute\":\"" + command + "\",\"arguments\":{" + text + "}}");
    }

    private static long mib(Bytes amount) {
        return Math.max(1, amount.value() / Bytes.mib(1).value());
    }
}
