package org.opendrs.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Listens to signals. The JDK has no supported way to do that: {@code sun.misc.Signal} of the module {@code jdk.unsupported} is in
 * every JDK so far, and JEP 260 keeps it until there is a replacement. It is called by reflection, so that nothing depends on it
 * when it is compiled, and an agent without it still works; a native library for this would weigh more.
 */
final class Signals {
    private Signals() {}

    /** Whether a signal can be heard. */
    enum Hearing {
        /** It can. */
        HEARD,
        /** Whoever started the process has it ignore the signal, as {@code nohup} does with HUP, and a Java machine keeps to that. */
        IGNORED,
        /** This Java machine hands on no signals. */
        IMPOSSIBLE
    }

    /** Runs the work whenever the signal arrives, {@code HUP} say, on a thread of the machine's; returns whether that will be so. */
    static Hearing listen(String name, Runnable work) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        if (method.getName().equals("handle")) {
                            work.run();
                            return null;
                        }
                        return switch (method.getName()) {
                            case "equals" -> args != null && proxy == args[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> "listener";
                        };
                    });
            Object number = signal.getConstructor(String.class).newInstance(name);
            Object before = signal.getMethod("handle", signal, handler).invoke(null, number, ours);
            return handler.getField("SIG_IGN").get(null).equals(before) ? Hearing.IGNORED : Hearing.HEARD;
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | NoSuchFieldException
                | IllegalAccessException
                | InstantiationException
                | InvocationTargetException e) {
            return Hearing.IMPOSSIBLE;
        }
    }
}
