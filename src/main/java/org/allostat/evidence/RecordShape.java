package org.allostat.evidence;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.allostat.unit.Unit;

/** Parameter records seen from the registry: the ids of their doubles, and how to build them from values. */
final class RecordShape {
    private RecordShape() {}

    /** Id to unit of every double in a record and the records in it, in the order of declaration. */
    static Map<String, String> units(String prefix, Class<? extends Record> type) {
        Map<String, String> units = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String id = id(prefix, component);
            if (component.getType() == double.class) {
                units.put(id, unit(type, component));
            } else {
                units.putAll(units(id, recordType(type, component)));
            }
        }
        return units;
    }

    /** The record with every double taken from its id. */
    static <R extends Record> R build(String prefix, Class<R> type, ToDoubleFunction<String> values) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String id = id(prefix, components[i]);
            arguments[i] = components[i].getType() == double.class
                    ? (Object) values.applyAsDouble(id)
                    : build(id, recordType(type, components[i]), values);
        }
        return construct(type, components, arguments);
    }

    /** {@code painDecrement5} is {@code pain_decrement5}: a capital starts a word, a digit does not. */
    static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String id(String prefix, RecordComponent component) {
        String name = snakeCase(component.getName());
        return prefix.isEmpty() ? name : prefix + "." + name;
    }

    private static String unit(Class<?> owner, RecordComponent component) {
        Unit unit = component.getAnnotation(Unit.class);
        if (unit == null) {
            throw new IllegalArgumentException(owner.getName() + "." + component.getName() + " has no @Unit");
        }
        return unit.value();
    }

    private static Class<? extends Record> recordType(Class<?> owner, RecordComponent component) {
        if (!component.getType().isRecord()) {
            throw new IllegalArgumentException(
                    owner.getName() + "." + component.getName() + " must be a double or a record of doubles");
        }
        return component.getType().asSubclass(Record.class);
    }

    private static <R extends Record> R construct(Class<R> type, RecordComponent[] components, Object[] arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(type.getName() + " cannot be built", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be built", e);
        }
    }
}
