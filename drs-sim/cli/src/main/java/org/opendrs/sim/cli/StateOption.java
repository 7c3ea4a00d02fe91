package org.opendrs.sim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opendrs.core.state.EngineState;
import org.opendrs.json.EngineStates;
import org.opendrs.json.RecordException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What an agent has learnt, from its file. */
final class StateOption {
    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "What an agent remembers, such as /var/lib/drs-agent/state.json.")
    private @Nullable Path file;

    /** Returns what is remembered; empty if no file is named. One that cannot be used is wrong usage. */
    Optional<EngineState> read(CommandSpec spec) {
        return Main.described(spec, () -> Optional.ofNullable(file).map(StateOption::read));
    }

    private static EngineState read(Path file) {
        InputFile.requireFile(file);
        try {
            return EngineStates.read(file.toString(), Files.readString(file));
        } catch (RecordException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }
}
