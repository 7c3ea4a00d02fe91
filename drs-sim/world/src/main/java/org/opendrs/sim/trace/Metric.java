package org.opendrs.sim.trace;

/** What a column of a usage trace tells. */
public enum Metric {
    /** CPU used, as share of the VM's own capacity. */
    CPU("cpu", true),
    /** Memory used, as share of the VM's own memory. */
    MEMORY("mem", true),
    /** Read from disk, in bytes per second. */
    DISK_READ("dr", false),
    /** Written to disk, in bytes per second. */
    DISK_WRITE("dw", false),
    /** Received from the network, in bytes per second. */
    NET_RX("nr", false),
    /** Sent to the network, in bytes per second. */
    NET_TX("nt", false);

    private static final double PERCENT = 100;
    /** VMware's monitoring, where the rates come from, counts in KiB. */
    private static final double KIB = 1024;

    private final String label;
    private final boolean share;

    Metric(String label, boolean share) {
        this.label = label;
        this.share = share;
    }

    /** Returns the name by which day files call the column. */
    String label() {
        return label;
    }

    /** Converts from the unit of stored numbers, per cent or KiB/s. */
    double fromStored(double value) {
        return share ? value / PERCENT : value * KIB;
    }
}
