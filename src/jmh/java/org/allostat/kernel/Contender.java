package org.allostat.kernel;

import java.io.Closeable;
import java.io.IOException;

/** A form of the model that is timed: ours in Java, or a yardstick. */
interface Contender extends Closeable {
    /** What contenders of one kind compete to represent: the fastest does. */
    enum Kind {
        SCALAR_JAVA("scalar Java"),
        VECTOR_JAVA("vector Java"),
        SCALAR_C("scalar C"),
        AVX512_C("AVX-512 C"),
        NUMPY("NumPy"),
        SCIPY("scipy"),
        HIPPARCHUS("Hipparchus"),
        HIPPARCHUS_READOUTS("Hipparchus with readouts");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    Kind kind();

    String name();

    /** Patient-days of a run. */
    long patientDays();

    /** Runs before times count: compilers need many, memory needs one. */
    int warmUpRuns();

    /** One run; its thread CPU time in ns. */
    long run() throws IOException;
}
