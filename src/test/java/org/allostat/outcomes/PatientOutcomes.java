package org.allostat.outcomes;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Patient outcomes for tests: the components that matter, by name; all others 0, false, absent or empty. */
public final class PatientOutcomes {
    private static final Map<Class<?>, Object> ZEROS =
            Map.of(long.class, 0L, int.class, 0, double.class, 0.0, boolean.class, false, String.class, "");

    private PatientOutcomes() {}

    /** Outcomes of one patient, each policy with its own. */
    public static PolicyOutcomes underEach(PatientOutcome... outcomes) {
        PolicyOutcomes all = new PolicyOutcomes(outcomes.length);
        for (int policy = 0; policy < outcomes.length; policy++) {
            all.assign(policy, all.add(outcomes[policy]));
        }
        return all;
    }

    /** The same outcome under another policy. */
    public static PatientOutcome under(String policy, PatientOutcome outcome) {
        Map<String, Object> values = new HashMap<>();
        for (RecordComponent component : PatientOutcome.class.getRecordComponents()) {
            try {
                values.put(component.getName(), component.getAccessor().invoke(outcome));
            } catch (ReflectiveOperationException problem) {
                throw new IllegalStateException(problem);
            }
        }
        values.put("policy", policy);
        return of(values);
    }

    public static PatientOutcome of(Map<String, Object> values) {
        RecordComponent[] components = PatientOutcome.class.getRecordComponents();
        if (!Arrays.stream(components).map(RecordComponent::getName).toList().containsAll(values.keySet())) {
            throw new IllegalArgumentException("no such components: " + values.keySet());
        }
        @Nullable
        Object[] arguments = Arrays.stream(components)
                .map(component -> values.getOrDefault(component.getName(), ZEROS.get(component.getType())))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return PatientOutcome.class.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
