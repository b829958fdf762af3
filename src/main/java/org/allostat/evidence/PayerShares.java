package org.allostat.evidence;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who pays what share, by kind of service and insurance of the patient: {@code payers.csv}. */
public final class PayerShares implements Serializable {
    private static final long serialVersionUID = 1;

    private static final List<String> HEADER =
            List.of("service", "insurance", "payer", "share", "basis", "source", "note");
    private static final double ROUNDING = 1e-9;

    /** Shape [service][insurance][payer]. */
    private final double[][][] shares;

    private PayerShares(double[][][] shares) {
        this.shares = shares;
    }

    /** The shares that the program carries. */
    public static PayerShares standard() {
        return read(CsvSource.standard("payers.csv"));
    }

    /**
     * Shares from their file: for every service and insurance they add to 1; a payer without a row pays nothing.
     *
     * @throws org.allostat.problem.InputException with every problem
     */
    public static PayerShares read(CsvSource source) {
        List<Row> rows = CsvTable.read(source, HEADER, Row::of, (found, problems) -> check(source, found, problems));
        double[][][] shares = empty();
        rows.forEach(row -> shares[row.service.ordinal()][row.insurance.ordinal()][row.payer.ordinal()] = row.share);
        return new PayerShares(shares);
    }

    /** What share of an item a payer pays for a patient of that insurance. */
    public double share(CostItem item, Insurance insurance, Payer payer) {
        return shares[item.service().ordinal()][insurance.ordinal()][payer.ordinal()];
    }

    /** What share of an item insurers and other third parties pay. */
    public double thirdPartyShare(CostItem item, Insurance insurance) {
        double share = 0;
        for (Payer payer : Payer.values()) {
            share += payer.isThirdParty() ? share(item, insurance, payer) : 0;
        }
        return share;
    }

    private static double[][][] empty() {
        return new double[CareService.values().length][Insurance.values().length][Payer.values().length];
    }

    private static void check(CsvSource source, List<Row> rows, List<String> problems) {
        Set<String> seen = new HashSet<>();
        double[][][] shares = empty();
        for (Row row : rows) {
            String cell = row.service.label() + ", " + row.insurance.label() + ", " + row.payer.label();
            if (!seen.add(cell)) {
                problems.add(source.name() + ": more than one share of " + cell);
            }
            shares[row.service.ordinal()][row.insurance.ordinal()][row.payer.ordinal()] += row.share;
        }
        for (CareService service : CareService.values()) {
            for (Insurance insurance : Insurance.values()) {
                double sum = Arrays.stream(shares[service.ordinal()][insurance.ordinal()])
                        .sum();
                if (!(Math.abs(sum - 1) <= ROUNDING)) {
                    problems.add(source.name() + ": shares of " + service.label() + ", " + insurance.label()
                            + " must add to 1: " + String.format(Locale.ROOT, "%.6f", sum));
                }
            }
        }
    }

    private record Row(CareService service, Insurance insurance, Payer payer, double share) {
        static Row of(CsvRow row) {
            double share = row.number("share");
            if (!(share >= 0 && share <= 1)) {
                row.problem("share must be in [0, 1]: " + row.text("share"));
            }
            row.constant("basis", Basis.class, Basis::label);
            row.required("source");
            return new Row(
                    row.constant("service", CareService.class, CareService::label),
                    row.constant("insurance", Insurance.class, Insurance::label),
                    row.constant("payer", Payer.class, Payer::label),
                    share);
        }
    }
}
