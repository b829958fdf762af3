package org.allostat.table;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * A record as a row of columns: camelCase components are snake_case columns, and a component that is itself a record
 * stands for its own components in its place (so {@code PatientTraits traits} is ten columns). Method handles are made
 * once; converting a row looks nothing up.
 */
final class RecordShape {
    /** Digits of an exact sum: the widest decimal that SQL engines add. */
    private static final int DIGITS = 38;

    private static final Map<Class<?>, DataType> TYPES = Map.ofEntries(
            Map.entry(long.class, DataTypes.LongType),
            Map.entry(Long.class, DataTypes.LongType),
            Map.entry(int.class, DataTypes.IntegerType),
            Map.entry(Integer.class, DataTypes.IntegerType),
            Map.entry(double.class, DataTypes.DoubleType),
            Map.entry(Double.class, DataTypes.DoubleType),
            Map.entry(boolean.class, DataTypes.BooleanType),
            Map.entry(Boolean.class, DataTypes.BooleanType),
            Map.entry(String.class, DataTypes.StringType),
            Map.entry(BigDecimal.class, DataTypes.createDecimalType(DIGITS, 0)));

    /** One column of the record: its name, Spark's type, and whether the record can hold NULL there. */
    record Leaf(String name, DataType type, boolean nullable) {}

    /** A component: either a column or a nested record. */
    private record Part(MethodHandle getter, @Nullable RecordShape nested) {}

    private final List<Leaf> leaves = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Part[] parts;
    private final MethodHandle constructor;

    private RecordShape(Class<?> type) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            RecordComponent[] components = type.getRecordComponents();
            parts = new Part[components.length];
            for (int i = 0; i < components.length; i++) {
                parts[i] = part(lookup, components[i]);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalArgumentException("cannot reach the components of " + type, failure);
        }
    }

    static RecordShape of(Class<? extends Record> type) {
        return new RecordShape(type);
    }

    /** The columns in order. */
    List<Leaf> leaves() {
        return leaves;
    }

    /** Components that no column can hold, one line each. */
    List<String> problems() {
        return problems;
    }

    /** Writes the record's values from {@code offset} on; returns the position after the last. */
    int write(Object value, @Nullable Object[] values, int offset) {
        int position = offset;
        for (Part part : parts) {
            Object component = invoke(part.getter(), value);
            RecordShape nested = part.nested();
            if (nested == null) {
                values[position++] = component;
            } else if (component == null) {
                throw new IllegalArgumentException("a nested record must not be null in " + value);
            } else {
                position = nested.write(component, values, position);
            }
        }
        return position;
    }

    /** The record whose values start at {@code offset}. */
    Object read(Row row, int offset) {
        @Nullable Object[] arguments = new Object[parts.length];
        int position = offset;
        for (int i = 0; i < parts.length; i++) {
            RecordShape nested = parts[i].nested();
            if (nested == null) {
                arguments[i] = row.get(position++);
            } else {
                arguments[i] = nested.read(row, position);
                position += nested.leaves().size();
            }
        }
        return construct(arguments);
    }

    private Part part(MethodHandles.Lookup lookup, RecordComponent component) throws IllegalAccessException {
        MethodHandle getter =
                lookup.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class));
        if (component.getType().isRecord()) {
            RecordShape nested = new RecordShape(component.getType());
            leaves.addAll(nested.leaves);
            problems.addAll(nested.problems);
            return new Part(getter, nested);
        }
        DataType type = TYPES.get(component.getType());
        if (type == null) {
            problems.add("component " + component.getName() + " has type "
                    + component.getType().getSimpleName()
                    + "; a column holds long, int, double, boolean, their boxed types, or String");
            return new Part(getter, null);
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        leaves.add(new Leaf(snakeCase(component.getName()), type, nullable));
        return new Part(getter, null);
    }

    /** {@code cowsAtDay90} is {@code cows_at_day90}. */
    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object invoke(MethodHandle getter, Object value) {
        try {
            return (Object) getter.invokeExact(value);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("an accessor threw a checked exception", failure);
        }
    }

    private Object construct(@Nullable Object[] arguments) {
        try {
            return (Object) constructor.invokeExact(arguments);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("a record constructor threw a checked exception", failure);
        }
    }
}
