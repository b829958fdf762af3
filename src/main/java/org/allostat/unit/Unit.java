package org.allostat.unit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The unit in which a record component is held, as the evidence registry writes it ("MME/d", "1/year", "1" for none). */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unit {
    /** The unit, exactly as in the registry's {@code unit} column. */
    String value();
}
