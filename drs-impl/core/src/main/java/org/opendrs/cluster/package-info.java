/**
 * What engines agree on through a shared {@link org.opendrs.spi.ClusterStateStore}: the load they publish, the room that
 * destinations grant, and who migrates which VM.
 *
 * <p>Nothing here waits: each call returns a stage that ends by its deadline, with a result or with a {@link
 * org.opendrs.spi.StoreException}. No clock of one machine is compared with that of another. Values are small JSON objects with a
 * version {@code "v"}; what other engines wrote is checked before it is used. May depend on the API and Jackson. Start at {@link
 * org.opendrs.cluster.ReservationLedger}.
 */
@NullMarked
package org.opendrs.cluster;

import org.jspecify.annotations.NullMarked;
