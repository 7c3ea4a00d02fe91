package org.opendrs.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.opendrs.control.TurnListener;
import org.opendrs.control.TurnReport;
import org.opendrs.event.DrsEvent;
import org.opendrs.event.DrsListener;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.monitor.Hotspot;
import org.opendrs.monitor.MonitoringListener;
import org.opendrs.monitor.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to be told. A listener that throws is logged and keeps neither the others nor the turn from going on. */
final class Listeners {
    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    private final List<DrsListener> events = new CopyOnWriteArrayList<>();
    private final List<TurnListener> reports = new CopyOnWriteArrayList<>();
    private final List<MonitoringListener> observations = new CopyOnWriteArrayList<>();

    Subscription addEvents(DrsListener listener) {
        return register(events, listener);
    }

    Subscription addReports(TurnListener listener) {
        return register(reports, listener);
    }

    Subscription addObservations(MonitoringListener listener) {
        return register(observations, listener);
    }

    void tell(DrsEvent event) {
        each(events, listener -> listener.on(event));
    }

    void tell(TurnReport report) {
        each(reports, listener -> listener.reported(report));
    }

    void tell(ClusterSnapshot snapshot, List<Hotspot> hotspots) {
        each(observations, listener -> listener.observed(snapshot, hotspots));
    }

    private static <T> Subscription register(List<T> listeners, T listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private static <T> void each(List<T> listeners, Consumer<T> call) {
        for (T listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                log.error("listener {} failed", listener.getClass().getName(), e);
            }
        }
    }
}
