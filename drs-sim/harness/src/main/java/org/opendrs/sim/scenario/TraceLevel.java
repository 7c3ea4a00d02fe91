package org.opendrs.sim.scenario;

/**
 * How much of what an engine says of its turns a run looks at and keeps. What happens in a run, its event hash and all figures that a
 * level shows are the same at every level.
 */
public enum TraceLevel {
    /** Turns are counted, their reasons are not looked at: looking takes a twentieth of the time of the scenario scale. */
    OFF,

    /** The reasons of every turn are checked as it ends, and only how many failed the check is kept. */
    SUMMARY,

    /** Turns are also handed to those who keep them: a report, a record. */
    FULL
}
