package org.opendrs.config;

/**
 * A place in a text.
 *
 * @param line line from 1
 * @param column column from 1
 */
record Place(int line, int column) {
    static final Place NOWHERE = new Place(0, 0);
}
