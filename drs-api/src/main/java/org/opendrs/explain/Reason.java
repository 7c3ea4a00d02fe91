package org.opendrs.explain;

import java.util.List;

/**
 * Why one thing was or was not done: a code with its inputs. Whoever knows the code can compute the same outcome again from the
 * inputs alone.
 *
 * @param code upper snake case, documented where it is defined
 * @param inputs the figures, in the order that the code documents
 */
public record Reason(String code, List<Input> inputs) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the code is blank
     */
    public Reason {
        if (code.isBlank()) {
            throw new IllegalArgumentException("a reason needs a code");
        }
        inputs = List.copyOf(inputs);
    }

    /** Returns a reason with the given inputs. */
    public static Reason of(String code, Input... inputs) {
        return new Reason(code, List.of(inputs));
    }

    /**
     * Returns the value of the input with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public long input(String name) {
        for (Input input : inputs) {
            if (input.name().equals(name)) {
                return input.value();
            }
        }
        throw new IllegalArgumentException("reason " + code + " has no input '" + name + "', only " + inputs);
    }

    /** Returns the code and the inputs in one line, such as {@code DEMAND(target=512)}. */
    @Override
    public String toString() {
        var text = new StringBuilder(code);
        char separator = '(';
        for (Input input : inputs) {
            text.append(separator).append(input.name()).append('=').append(input.value());
            separator = ' ';
        }
        return inputs.isEmpty() ? code : text.append(')').toString();
    }
}
