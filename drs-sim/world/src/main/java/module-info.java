/**
 * The simulated world: virtual time, hosts, guests, links and workloads behind the ports of the API.
 */
module org.opendrs.sim.world {
    requires static org.jspecify;
    requires transitive org.opendrs.api;

    exports org.opendrs.sim.fault;
    exports org.opendrs.sim.guest;
    exports org.opendrs.sim.migration;
    exports org.opendrs.sim.tck;
    exports org.opendrs.sim.time;
    exports org.opendrs.sim.trace;
    exports org.opendrs.sim.workload;
    exports org.opendrs.sim.world;
}
