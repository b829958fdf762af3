package org.allostat.jobs;

import java.io.PrintWriter;
import org.allostat.run.RunStore;
import org.allostat.terminal.Pasted;

/** A run that is complete and on no file system of this machine, where neither summary nor report can be made of it. */
final class RunElsewhere {
    private RunElsewhere() {}

    /** Says where the run is and how to get it, if it is elsewhere. */
    static boolean isTold(String path, PrintWriter out) {
        if (!RunStore.isElsewhere(path)) {
            return false;
        }
        out.println("tables   " + path);
        out.println("next     " + Pasted.command("fetch", path) + " copies the run here, with its summary and report");
        out.flush();
        return true;
    }
}
