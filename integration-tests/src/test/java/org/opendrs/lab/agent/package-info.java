/**
 * The agent as a process of its own on real hosts of the lab, killed and started again. Depends on the lab and on the agent's entry
 * point; what the agent did is read from the guests. Start with {@link org.opendrs.lab.agent.RunningAgent}.
 */
@NullMarked
package org.opendrs.lab.agent;

import org.jspecify.annotations.NullMarked;
