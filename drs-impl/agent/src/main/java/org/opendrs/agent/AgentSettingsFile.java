package org.opendrs.agent;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.opendrs.config.OperatorText;
import org.opendrs.config.TextSection;
import org.opendrs.libvirt.LibvirtHostSpec;
import org.opendrs.model.Automation;

/**
 * Reads the agent's settings from YAML. What is not in the text has its default, so that an empty text is valid: a local host is
 * advised upon and nothing is touched.
 *
 * <pre>
 * uri: qemu:///system
 * mode: advise                  # observe, advise or act
 * on-stop: hold                 # or spread
 * qemu-monitor: false           # true taints the guests for libvirt
 * state: /var/lib/drs-agent/state.json
 * state-every: 6                # turns
 * guests: {only: ["web*"], except: [web-test]}
 * settings: {turns: {period: 10s}}
 * </pre>
 */
final class AgentSettingsFile {
    private static final List<String> NAMES =
            List.of("uri", "mode", "on-stop", "qemu-monitor", "state", "state-every", "guests", "settings");

    /** A minute at the default period: little is lost in a crash, and little is written. */
    private static final int STATE_EVERY = 6;

    private static final int MOST_TURNS = 10_000;

    private AgentSettingsFile() {}

    /**
     * Returns the settings in a file.
     *
     * @throws org.opendrs.config.SettingsException with everything that is wrong with it
     */
    static AgentSettings read(Path file) {
        return read(OperatorText.read(file));
    }

    /** Returns the settings in a text; see {@link #read(Path)}. */
    static AgentSettings parse(String source, String yaml) {
        return read(OperatorText.parse(source, yaml));
    }

    private static AgentSettings read(OperatorText text) {
        var root = text.root(NAMES);
        var guests = root.section("guests", List.of("only", "except"));
        var settings = new AgentSettings(
                uri(root).orElse("qemu:///system"),
                root.choice("mode", Automation.class).orElse(Automation.ADVISE),
                root.choice("on-stop", OnStopSetting.class).orElse(OnStopSetting.HOLD),
                root.flag("qemu-monitor").orElse(false),
                path(root).orElse(Path.of("/var/lib/drs-agent/state.json")),
                (int) (long) root.whole("state-every", 1, MOST_TURNS).orElse((long) STATE_EVERY),
                new GuestChoice(names(guests, "only"), names(guests, "except")),
                root.settings("settings"));
        text.requireValid();
        return settings;
    }

    /** What libvirt would refuse later is refused at once, without asking it. */
    private static Optional<String> uri(TextSection root) {
        var text = root.text("uri", "a connection, such as qemu:///system");
        try {
            text.ifPresent(LibvirtHostSpec::of);
        } catch (IllegalArgumentException e) {
            root.problem("uri", String.valueOf(e.getMessage()));
        }
        return text;
    }

    private static Optional<Path> path(TextSection root) {
        var text = root.text("state", "the path of a file, such as /var/lib/drs-agent/state.json");
        try {
            var file = text.map(Path::of);
            if (file.filter(Files::isDirectory).isPresent()) {
                root.problem("state", root.written("state") + " is a folder; name a file in it, such as state.json");
            }
            return file;
        } catch (InvalidPathException e) {
            root.problem("state", "this is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    private static List<String> names(TextSection guests, String name) {
        return guests.texts(
                name,
                "the name of a guest, such as web1 or web*",
                text -> text.isBlank() ? Optional.of("a name must not be empty") : Optional.empty());
    }
}
