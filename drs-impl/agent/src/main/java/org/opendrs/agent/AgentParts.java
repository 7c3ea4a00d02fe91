package org.opendrs.agent;

import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.opendrs.engine.EngineBuilder;

/**
 * The world around an agent.
 *
 * @param backends opens hypervisors
 * @param time gives the engine its time; none of its own for a real agent
 * @param work runs what takes long, such as writing files, one after the other
 * @param voice speaks to the operator
 */
record AgentParts(BackendFactory backends, UnaryOperator<EngineBuilder> time, Executor work, Voice voice) {}
