package org.opendrs.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** Programs that only pretend, in a folder that a script finds before or instead of the real ones. */
record FakePrograms(Path folder) {
    /** Makes a program of these lines of shell. */
    FakePrograms program(String name, String... lines) {
        return script(folder.resolve(name), lines);
    }

    /** Makes a program in a file. */
    FakePrograms script(Path file, String... lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a program away again. */
    FakePrograms without(String name) {
        try {
            Files.delete(folder.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes real programs in, from where this machine has them. */
    FakePrograms real(String... names) {
        for (String name : names) {
            link(name);
        }
        return this;
    }

    private void link(String name) {
        Path real = Arrays.stream(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this machine has no " + name));
        try {
            Files.createSymbolicLink(folder.resolve(name), real);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
