/**
 * The API of DRS: services, domain types and ports.
 */
module org.opendrs.api {
    requires static transitive org.jspecify;

    exports org.opendrs.balloon;
    exports org.opendrs.control;
    exports org.opendrs.event;
    exports org.opendrs.explain;
    exports org.opendrs.migration;
    exports org.opendrs.model;
    exports org.opendrs.monitor;
    exports org.opendrs.spi;
    exports org.opendrs.unit;
}
