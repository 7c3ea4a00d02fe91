package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineBuilderTest {
    static Stream<Method> methodsThatTakeAPart() {
        return Arrays.stream(EngineBuilder.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 1 && !method.getParameterTypes()[0].isPrimitive());
    }

    @ParameterizedTest
    @MethodSource("methodsThatTakeAPart")
    void aPartThatIsNullIsRefusedByName(Method method) throws IllegalAccessException {
        Throwable failure = null;
        try {
            method.invoke(DrsEngine.builder(), (Object) null);
        } catch (InvocationTargetException e) {
            failure = e.getCause();
        }
        assertThat(failure)
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("." + method.getName() + "(null)")
                .hasMessageContaining("leave the call out");
    }
}
