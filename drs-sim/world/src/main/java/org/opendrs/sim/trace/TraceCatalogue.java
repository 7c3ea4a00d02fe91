package org.opendrs.sim.trace;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds recordings by name. A name is that of a recording in the catalogue's folder, such as {@code planetlab:20110303}, {@code
 * google:1}, {@code bitbrains:2013-8-12}, {@code bitbrains-onevm} or {@code azure-v1}; or a kind and the path of an original
 * download, such as {@code planetlab:/data/20110303} or {@code bitbrains:./rnd/2013-7}. What stands after the colon is a path if
 * it has a slash.
 *
 * <p>Reads from the disk at each call and keeps nothing: hold on to the traces, they are immutable. Immutable itself; may be used
 * from any thread.
 */
public final class TraceCatalogue {
    /** Names that fit into a message. */
    private static final int SHOWN = 10;

    private final @Nullable Path folder;
    private final TraceLimits limits;

    private TraceCatalogue(@Nullable Path folder, TraceLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /**
     * Returns the recordings in a folder, which has a folder for each kind: {@code planetlab}, {@code google2011-vm}, {@code
     * bitbrains-rnd}, {@code bitbrains-onevm}, {@code azure-v1-arrivals}.
     *
     * @throws TraceException if there is no such folder
     */
    public static TraceCatalogue in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw TraceException.about(folder, "there is no such folder; expected one with folders of traces");
        }
        return new TraceCatalogue(folder, TraceLimits.DEFAULT);
    }

    /** Returns a catalogue without recordings of its own; it reads what is named by its path. */
    public static TraceCatalogue empty() {
        return new TraceCatalogue(null, TraceLimits.DEFAULT);
    }

    /** Returns this catalogue with other limits for what a recording may hold. */
    public TraceCatalogue within(TraceLimits other) {
        return new TraceCatalogue(folder, other);
    }

    /**
     * Returns the names of all recordings in the folder, kind by kind.
     *
     * @throws TraceException if the folder cannot be read
     */
    public List<String> names() {
        return List.copyOf(entries().keySet());
    }

    /**
     * Reads what VMs used.
     *
     * @throws TraceException if there is no such recording, if it holds arrivals, or if something is wrong with it
     */
    public UsageTrace usage(String name) {
        TraceFamily family = family(name);
        Path path = path(family, name);
        return switch (family) {
            case PLANETLAB -> PlanetLabReader.read(name, path, limits);
            case GOOGLE -> GoogleReader.read(name, path, limits);
            case BITBRAINS, BITBRAINS_ONE_VM -> BitbrainsReader.read(name, path, limits);
            case AZURE ->
                throw TraceException.named(name, "this is a trace of arrivals; expected one of what VMs used");
        };
    }

    /**
     * Reads when VMs came.
     *
     * @throws TraceException if there is no such recording, if it holds usage, or if something is wrong with it
     */
    public ArrivalTrace arrivals(String name) {
        TraceFamily family = family(name);
        if (family != TraceFamily.AZURE) {
            throw TraceException.named(name, "this is a trace of what VMs used; expected one of arrivals");
        }
        return AzureReader.read(name, path(family, name), limits);
    }

    private TraceFamily family(String name) {
        String label = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        for (TraceFamily family : TraceFamily.values()) {
            if (family.label().equals(label)) {
                return family;
            }
        }
        throw TraceException.missing(
                name,
                "there is no such kind of trace; kinds are " + kinds() + ", as in planetlab:20110303 or google:1");
    }

    private Path path(TraceFamily family, String name) {
        String rest = name.substring(Math.min(name.length(), family.label().length() + 1));
        if (rest.indexOf('/') >= 0 || rest.indexOf('\\') >= 0) {
            return existing(name, rest);
        }
        Path path = entries().get(name);
        if (path == null) {
            throw TraceException.missing(name, "there is no such trace; " + choice(family));
        }
        return path;
    }

    private static Path existing(String name, String rest) {
        try {
            Path path = Path.of(rest);
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw TraceException.named(name, "this is no path of a file: " + e.getReason());
        }
        throw TraceException.named(name, "there is no file or folder " + rest + "; expected an original download");
    }

    /**
     * Returns the folder that was probably meant by the one of this catalogue: the one around it or one within it, if there the
     * recording is found. Empty if there is none, or if this catalogue has no folder.
     */
    public Optional<Path> nearby(String name) {
        if (folder == null) {
            return Optional.empty();
        }
        var candidates = new ArrayList<Path>();
        Path around = folder.toAbsolutePath().normalize().getParent();
        if (around != null) {
            candidates.add(around);
        }
        candidates.addAll(TraceFolder.entries(folder));
        return candidates.stream()
                .filter(candidate -> Files.isDirectory(candidate) && Files.isReadable(candidate))
                .filter(candidate -> new TraceCatalogue(candidate, limits).has(name))
                .findFirst();
    }

    /** A folder that vanishes meanwhile, or in which a part may not be read, is no suggestion. */
    private boolean has(String name) {
        try {
            return entries().containsKey(name);
        } catch (TraceException e) {
            return false;
        }
    }

    private static String kinds() {
        return Arrays.stream(TraceFamily.values()).map(TraceFamily::label).collect(Collectors.joining(", "));
    }

    /** Says where was looked, and what is there: of the same kind if there is any. */
    private String choice(TraceFamily family) {
        String orPath = "a kind (" + kinds() + ") and a path may be named, too, as in planetlab:/data/20110303";
        if (folder == null) {
            return "no folder of traces was given; " + orPath;
        }
        List<String> names = names();
        List<String> alike =
                names.stream().filter(name -> name.startsWith(family.label())).toList();
        List<String> shown = alike.isEmpty() ? names : alike;
        String more = shown.size() > SHOWN ? " and " + (shown.size() - SHOWN) + " more" : "";
        String found = shown.isEmpty()
                ? "no trace of any kind"
                : shown.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more;
        return "in the folder " + folder + " there is " + found + "; looked for files such as "
                + family.folderIn(folder).resolve(family.shape()) + " (or .gz); " + orPath;
    }

    private Map<String, Path> entries() {
        var entries = new LinkedHashMap<String, Path>();
        if (folder != null) {
            for (TraceFamily family : TraceFamily.values()) {
                Path home = family.folderIn(folder);
                if (Files.isDirectory(home)) {
                    for (Path path : TraceFolder.entries(home)) {
                        String name = family.nameOf(path);
                        if (!name.isEmpty()) {
                            entries.putIfAbsent(name, path);
                        }
                    }
                }
            }
        }
        return entries;
    }
}
