package org.opendrs.model;

/** How far the library may go on its own, for a cluster, a host or a VM. Each level includes the ones before it. */
public enum Automation {
    /** Sample and detect only. */
    OBSERVE,
    /** Also plan, and tell what would be done. The default. */
    ADVISE,
    /** Also carry the plans out. */
    ACT
}
