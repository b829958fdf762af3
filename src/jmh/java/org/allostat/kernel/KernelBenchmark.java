package org.allostat.kernel;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of a patient-day in the scalar and the vector form, and what is allocated (nothing: gc.alloc.rate.norm of about 0):
 *
 * <pre>src/jmh/run jmh KernelBenchmark -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelBenchmark {
    private final Workload work = new Workload();
    private final Kernel scalar = new ScalarKernel(work.constants);
    private final Kernel vector = Kernels.fastest(work.constants);

    @Benchmark
    @OperationsPerInvocation(Workload.PATIENT_DAYS)
    public PatientBatch scalar() {
        work.run(scalar);
        return work.batch;
    }

    @Benchmark
    @OperationsPerInvocation(Workload.PATIENT_DAYS)
    public PatientBatch vector() {
        work.run(vector);
        return work.batch;
    }
}
