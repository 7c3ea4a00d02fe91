package org.opendrs.explain;

/**
 * One figure that a decision rested on.
 *
 * @param name what it is, in lower camel case, such as {@code usable}
 * @param value the figure in the base unit that the reason's code documents
 */
public record Input(String name, long value) {}
