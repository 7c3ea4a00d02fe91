package org.opendrs.spi;

/**
 * Proof that the destination granted the room. Larger tokens are newer; an executor that can check refuses an older one.
 *
 * @param value store revision of the grant
 */
public record FencingToken(long value) {}
