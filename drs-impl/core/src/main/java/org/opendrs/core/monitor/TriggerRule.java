package org.opendrs.core.monitor;

/**
 * When a condition opens a hotspot and when it closes it.
 *
 * @param enterSamples samples of the window that must be above the upper level
 * @param windowSamples length of the window
 * @param leaveSamples samples in a row that must be below the lower level
 * @param holdNanos how long the condition must have lasted besides
 */
record TriggerRule(int enterSamples, int windowSamples, int leaveSamples, long holdNanos) {}
