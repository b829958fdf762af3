package org.allostat.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Java code that runs in this process. */
record JavaContender(Kind kind, String name, long patientDays, Runnable work) implements Contender {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_RUNS = 60;

    @Override
    public int warmUpRuns() {
        return WARM_UP_RUNS;
    }

    @Override
    public long run() {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    @Override
    public void close() {}
}
