package org.opendrs.libvirt;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks tests that call libvirt; where it is missing they are skipped, and one line says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("native")
@ExtendWith(NeedsLibvirt.Condition.class)
@interface NeedsLibvirt {
    /** Tries to load the library. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            try {
                LibvirtLibrary.load();
                return ConditionEvaluationResult.enabled("libvirt is there");
            } catch (IllegalStateException e) {
                if (context.getTestMethod().isEmpty()) {
                    System.out.println("SKIPPED " + context.getDisplayName() + ": " + e.getMessage());
                }
                return ConditionEvaluationResult.disabled(e.getMessage());
            }
        }
    }
}
