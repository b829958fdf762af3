package org.allostat.survey.puf;

import java.nio.file.Path;
import java.util.Map;

/** A small file in the layout of the NSDUH public-use file, for tests of other packages. */
public final class PufSample {
    private PufSample() {}

    /** Two strata of two PSUs, ten users each as prescribed, of whom two have a mild disorder: 20%. */
    public static Path write(Path folder) {
        return lines(new PufLines()).write(folder);
    }

    /** The same without the weights. */
    public static Path writeWithoutWeights(Path folder) {
        return lines(new PufLines(PufVariable.ANALWT2_C)).write(folder);
    }

    /** Every record twice. */
    public static Path writeTwice(Path folder) {
        return lines(lines(new PufLines())).write(folder);
    }

    private static PufLines lines(PufLines lines) {
        int number = 1;
        for (String stratum : new String[] {"40001", "40002"}) {
            for (String psu : new String[] {"1", "2"}) {
                for (int i = 0; i < 10; i++) {
                    Map<PufVariable, String> cells = PufLines.user(Integer.toString(number++), 1e6);
                    cells.put(PufVariable.VESTR_C, stratum);
                    cells.put(PufVariable.VEREP, psu);
                    if (i < 2) {
                        cells.put(PufVariable.IRUD5PNRUNM, "1");
                        cells.put(PufVariable.IRSEVPNRUNM, "1");
                        cells.put(PufVariable.UDPRWANTBAD, "1");
                        cells.put(PufVariable.UDPRLRGAMTS, "1");
                    }
                    lines.add(cells);
                }
            }
        }
        return lines;
    }
}
