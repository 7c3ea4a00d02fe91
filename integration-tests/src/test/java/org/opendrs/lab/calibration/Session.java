package org.opendrs.lab.calibration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.unit.Bytes;

/**
 * One virsh that stays connected. A question takes it 1 to 2 ms, where a virsh of its own takes 50 ms of CPU time: only so can a
 * balloon be watched that is done after 100 ms. For one thread.
 */
public final class Session implements AutoCloseable {
    private static final String END = "end-of-answer";
    private static final Pattern ACTUAL = Pattern.compile("\"actual\":(\\d+)");

    private final Process virsh;
    private final Writer questions;
    private final BufferedReader answers;

    private Session(Process virsh) {
        this.virsh = virsh;
        this.questions = virsh.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(virsh.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Connects to a host. */
    public static Session on(LabHost host) {
        try {
            var session = new Session(new ProcessBuilder("virsh", "-q", "-c", host.uri())
                    .redirectErrorStream(true)
                    .start());
            session.ask("version");
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns what virsh answers to a command.
     *
     * @throws IllegalStateException if it refuses the command or has ended
     */
    public String ask(String command) {
        try {
            questions.write(command + "\necho " + END + "\n");
            questions.flush();
            var answer = new StringBuilder();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.endsWith(END)) {
                    return checked(command, answer.toString());
                }
                answer.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("virsh has ended without an answer to " + command);
    }

    private static String checked(String command, String answer) {
        if (answer.contains("error:")) {
            throw new IllegalStateException(command + ": " + answer.strip());
        }
        return answer;
    }

    /** Returns what a guest holds now, from QEMU itself; libvirt's own figure is refreshed once a second. */
    public Bytes actual(LabGuest guest) {
        String answer = ask("qemu-monitor-command " + guest.name() + " '{\"execute\":\"query-balloon\"}'");
        Matcher found = ACTUAL.matcher(answer);
        if (!found.find()) {
            throw new IllegalStateException("not the size of a balloon: " + answer);
        }
        return new Bytes(Long.parseLong(found.group(1)));
    }

    /** Returns a figure that libvirt has of a guest's memory, by its name after {@code balloon.}; -1 if it has none. */
    public long statistic(LabGuest guest, String name) {
        Matcher found = Pattern.compile("balloon\\." + Pattern.quote(name) + "=(\\d+)")
                .matcher(ask("domstats --balloon " + guest.name()));
        return found.find() ? Long.parseLong(found.group(1)) : -1;
    }

    /** Asks the balloon for a size. */
    public void aim(LabGuest guest, Bytes target) {
        ask("setmem " + guest.name() + " --size " + target.value() + "b --live");
    }

    @Override
    public void close() {
        virsh.destroy();
    }
}
