package org.opendrs.sim.cli;

import java.time.Duration;
import org.opendrs.libvirt.LibvirtHostSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands for real hosts are told. */
final class HostOptions {
    @Parameters(
            paramLabel = "URI",
            description = {
                "The host in libvirt's words, for instance",
                "  qemu:///system                  this machine",
                "  qemu+ssh://root@HOST/system     another one",
                "  test:///default                 no hypervisor"
            })
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String uri;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = Values.Seconds.class,
            defaultValue = "10",
            description = "Longest wait for an answer of the host (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Duration timeout;

    /** Returns the host that is meant; another URI is wrong usage. */
    LibvirtHostSpec host(CommandSpec spec) {
        return Main.described(spec, () -> LibvirtHostSpec.of(uri));
    }

    Duration timeout() {
        return timeout;
    }
}
