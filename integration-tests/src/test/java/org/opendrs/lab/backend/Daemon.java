package org.opendrs.lab.backend;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opendrs.lab.LabHost;

/** A host's libvirtd seen by its administrator: who is connected, and what it is asked. */
final class Daemon {
    private static final String SERVER = "libvirtd";
    private static final String USUAL_LOG = "2:file:/var/log/libvirt/libvirtd.log";
    private static final String CALLS = "/var/log/libvirt/calls.log";

    /** How a call of libvirt's own protocol is logged; the administrator speaks another one. */
    private static final Pattern CALL = Pattern.compile("virNetServerProgramDispatch:.* prog=536903814 .* type=0 ");

    private final LabHost host;

    Daemon(LabHost host) {
        this.host = host;
    }

    /** Returns how many clients are connected; the administrator is none of them. */
    int connections() {
        return (int) numbered(host.run("virt-admin", "client-list", SERVER)).count();
    }

    /** Returns how many calls of any client the daemon served while something was done. */
    long callsDuring(Runnable work) {
        host.run("rm", "-f", CALLS);
        host.run("virt-admin", "daemon-log-outputs", USUAL_LOG + " 1:file:" + CALLS);
        host.run("virt-admin", "daemon-log-filters", "1:rpc.netserverprogram");
        try {
            work.run();
        } finally {
            host.run("virt-admin", "daemon-log-filters", "");
            host.run("virt-admin", "daemon-log-outputs", USUAL_LOG);
        }
        return served(host.run("cat", CALLS).lines().toList());
    }

    private static long served(List<String> log) {
        return log.stream().filter(line -> CALL.matcher(line).find()).count();
    }

    private static Stream<String> numbered(String table) {
        return table.lines().map(String::strip).filter(line -> line.matches("\\d+ .*"));
    }
}
