/**
 * Records as JSON: turn reports, snapshots and plans, with a schema version, exact numbers and fields in a fixed order.
 *
 * <p>The API carries no annotations; how its types are written is said here, in {@code RecordMapper}. Whoever changes a record that
 * is written raises the schema version of the documents that hold it. May depend on the API, on what {@code core} remembers and how it
 * complains, on the settings of its balloon policy, and on Jackson. Start at {@link
 * org.opendrs.json.TurnRecords}. Files that people hand in are read by {@link org.opendrs.json.Clusters} and {@link
 * org.opendrs.json.PlanFiles}, which name all mistakes at once.
 */
@NullMarked
package org.opendrs.json;

import org.jspecify.annotations.NullMarked;
