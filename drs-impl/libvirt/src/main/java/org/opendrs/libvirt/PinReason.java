package org.opendrs.libvirt;

/** Why host memory behind a guest cannot be given back, so that a balloon would only take from the guest. */
public enum PinReason {
    /** A PCI or mediated device is passed through: its DMA needs all of the guest's memory in place. */
    PASSED_THROUGH_DEVICE,
    /** Memory is backed by huge pages, which are reserved as a whole. */
    HUGE_PAGES,
    /** Memory is locked. */
    LOCKED,
    /** Memory is encrypted against the host. */
    CONFIDENTIAL,
    /** There is no balloon device. */
    NO_BALLOON
}
