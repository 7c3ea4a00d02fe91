package org.opendrs.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;

/** Hosts of libvirt's test driver, which lives in this process and needs no hypervisor. */
final class TestDriver {
    static final HostId HOST = new HostId("test-host");
    static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final long PATIENCE_SECONDS = 20;

    private TestDriver() {}

    /** Writes a world with this many running guests of 1 GiB that hold 512 MiB; returns its URI. */
    static String world(Path folder, int guests) throws IOException {
        return world(folder, guests, "");
    }

    /** The same with something more in each definition. */
    static String world(Path folder, int guests, String more) throws IOException {
        var text = new StringBuilder("<node>");
        for (int i = 0; i < guests; i++) {
            text.append("<domain type='test'><name>vm")
                    .append(i)
                    .append("</name><uuid>")
                    .append(vm(i))
                    .append("</uuid><memory>1048576</memory><currentMemory>524288</currentMemory><vcpu>2</vcpu>")
                    .append("<os><type arch='x86_64'>hvm</type></os>")
                    .append(more)
                    .append("</domain>");
        }
        text.append("<cpu><mhz>3000</mhz><model>i986</model><active>16</active><nodes>1</nodes><sockets>1</sockets>")
                .append("<cores>8</cores><threads>2</threads></cpu><memory>819200000</memory></node>");
        Path file = folder.resolve("world-" + guests + ".xml");
        Files.writeString(file, text);
        return "test://" + file.toAbsolutePath();
    }

    static VmId vm(int number) {
        return new VmId(String.format("%08x-0000-4000-8000-000000000000", number));
    }

    static LibvirtBackend backend(String uri) {
        return LibvirtBackend.builder()
                .host(LibvirtHostSpec.remote(HOST, uri))
                .quiet(true)
                .build();
    }

    static HostSample sample(LibvirtBackend backend) throws InterruptedException, ExecutionException, TimeoutException {
        return get(backend.telemetry().sample(HOST, DEADLINE));
    }

    static <T> T get(CompletionStage<T> stage) throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
