package org.allostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatientCopierTest {
    private static final int FROM = 3;
    private static final int TO = 1;

    /** Whatever fields a batch has, now and later: every array of patients takes part. */
    @Test
    void everyArrayOfABatchIsCopied() throws IllegalAccessException {
        PatientBatch batch = new PatientBatch(5);
        List<Object> arrays = arrays(batch);
        assertTrue(arrays.size() > 80, "arrays: " + arrays.size());
        for (int k = 0; k < arrays.size(); k++) {
            set(arrays.get(k), k + 0.5);
        }
        new PatientCopier(batch).copy(FROM, TO);
        for (Object array : arrays) {
            assertEquals(Array.get(array, FROM), Array.get(array, TO));
        }
    }

    private static void set(Object array, double value) {
        if (array instanceof double[] numbers) {
            numbers[FROM] = value;
        } else if (array instanceof boolean[] flags) {
            flags[FROM] = true;
        } else {
            Array.setInt(array, FROM, (int) value);
        }
    }

    private static List<Object> arrays(PatientBatch batch) throws IllegalAccessException {
        List<Object> arrays = new ArrayList<>();
        for (Field field : PatientBatch.class.getDeclaredFields()) {
            field.setAccessible(true);
            if (!Modifier.isStatic(field.getModifiers()) && field.getType().isArray()) {
                Object value = field.get(batch);
                if (value instanceof double[][] rows) {
                    arrays.addAll(List.of(rows));
                } else {
                    arrays.add(value);
                }
            }
        }
        return arrays;
    }
}
