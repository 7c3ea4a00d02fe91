package org.opendrs.sim.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Makes the cluster of {@link Simulate}: one for each test, kept in the test's own store, so that tests may run in parallel. */
final class SimulateExtension
        implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SimulateExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        SimulatedCluster cluster = cluster(annotation(context));
        cluster.beforeEach(context);
        context.getStore(NAMESPACE).put(SimulatedCluster.class, cluster);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        find(context).ifPresent(cluster -> cluster.afterTestExecution(context));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        find(context).ifPresent(cluster -> cluster.afterEach(context));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SimulatedCluster.class
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return find(context).orElseThrow();
    }

    private static Optional<SimulatedCluster> find(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(SimulatedCluster.class, SimulatedCluster.class));
    }

    /** The method's own annotation wins over that of its class, and that over one of an enclosing class. */
    private static Simulate annotation(ExtensionContext context) {
        Optional<ExtensionContext> at = Optional.of(context);
        while (at.isPresent()) {
            Optional<Simulate> found = AnnotationSupport.findAnnotation(at.get().getElement(), Simulate.class);
            if (found.isPresent()) {
                return found.get();
            }
            at = at.get().getParent();
        }
        throw new ExtensionConfigurationException("no @Simulate on " + context.getDisplayName() + " or its class");
    }

    private static SimulatedCluster cluster(Simulate simulate) {
        var builder = SimulatedCluster.hosts(
                        simulate.hosts(), Bytes.gib(simulate.memoryGib()), Millicores.cores(simulate.cores()))
                .seed(simulate.seed());
        for (Simulate.Guest guest : simulate.guests()) {
            builder.guest(
                    guest.name(),
                    g -> g.on(guest.on())
                            .memory(Bytes.mib(guest.memoryMib()))
                            .vcpus(guest.vcpus())
                            .uses(guest.cores(), Bytes.mib(guest.usesMib())));
        }
        for (var filter : simulate.filters()) {
            builder.filter(make(filter));
        }
        if (simulate.policy() != BalloonPolicy.class) {
            builder.policy(make(simulate.policy()));
        }
        return builder.build();
    }

    private static <T> T make(Class<T> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ExtensionConfigurationException(
                    type.getName() + " of @Simulate could not be made; it needs a constructor without parameters"
                            + " that does not throw, or the registered field instead",
                    e);
        }
    }
}
