/**
 * Scenarios: a described cluster with its workloads and faults, run by the production engine in virtual time, measured by the
 * world's truth and judged by rules of its own. Depends on the simulated world, the engine and the API. Start reading at
 * {@link org.opendrs.sim.scenario.Scenarios} and {@link org.opendrs.sim.scenario.ScenarioRunner}. How people describe scenarios of
 * their own is told in the <a href="doc-files/scenario-file.html">reference of scenario files</a>.
 */
@NullMarked
package org.opendrs.sim.scenario;

import org.jspecify.annotations.NullMarked;
