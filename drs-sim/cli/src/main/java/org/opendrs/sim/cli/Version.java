package org.opendrs.sim.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells which build this is: the version is in the manifest of the jar, and of classes that are in no jar nobody knows it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "drs " + of(Optional.ofNullable(Version.class.getPackage().getImplementationVersion())) + ", Java "
                    + Runtime.version()
        };
    }

    private static String of(Optional<String> packaged) {
        return packaged.orElse("(not packaged)");
    }
}
