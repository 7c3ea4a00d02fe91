package org.opendrs.agent;

import org.opendrs.engine.Farewell;

/**
 * How an agent ended.
 *
 * @param farewell what its engine left behind
 * @param isKept whether what it has learnt is on the disk
 */
record Departure(Farewell farewell, boolean isKept) {}
