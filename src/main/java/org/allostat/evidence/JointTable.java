package org.allostat.evidence;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The joint table of adult past-year users of prescription opioids, from which persons are drawn whole. */
public final class JointTable implements Serializable {
    private static final List<String> HEADER = List.of(
            "age_group",
            "sex",
            "race_ethnicity",
            "insurance",
            "fair_poor_health",
            "serious_distress",
            "misuse",
            "unweighted_n",
            "share");

    /** How far the shares may be from adding to 1: their rounding. */
    private static final double ROUNDING = 1e-6;

    private final UserCell[] cells;
    private final double[] shareUpTo;

    private JointTable(List<UserCell> cells) {
        this.cells = cells.toArray(UserCell[]::new);
        shareUpTo = new double[this.cells.length];
        double sum = 0;
        for (int i = 0; i < this.cells.length; i++) {
            sum += this.cells[i].share();
            shareUpTo[i] = sum;
        }
    }

    /** The table that the program carries: users of 2021. */
    public static JointTable standard() {
        return read(CsvSource.standard("users_2021.csv"));
    }

    /**
     * A table from its file.
     *
     * @throws org.allostat.problem.InputException with every problem
     */
    public static JointTable read(CsvSource source) {
        return new JointTable(CsvTable.read(source, HEADER, JointTable::cell, (cells, problems) -> {
            double sum = cells.stream().mapToDouble(UserCell::share).sum();
            if (!(Math.abs(sum - 1) <= ROUNDING)) {
                problems.add(source.name() + ": share must add to 1: " + sum);
            }
        }));
    }

    /** The cells, in the order of the file. */
    public List<UserCell> cells() {
        return List.of(cells);
    }

    /** The cell in which a share in (0, 1) of all users, counted in the order of the file, ends. */
    public UserCell at(double share) {
        int found = Arrays.binarySearch(shareUpTo, share * shareUpTo[shareUpTo.length - 1]);
        int place = found >= 0 ? found : -found - 1;
        return cells[Math.min(place, cells.length - 1)];
    }

    /**
     * The same users among other adults: each cell in proportion to the adults of its age group and sex.
     *
     * @param from adults among whom the shares are
     * @param to adults among whom they are wanted
     */
    JointTable weighted(List<AdultGroup> from, List<AdultGroup> to) {
        double[] weighted = Arrays.stream(cells)
                .mapToDouble(cell -> cell.share() * million(to, cell) / million(from, cell))
                .toArray();
        double total = Arrays.stream(weighted).sum();
        List<UserCell> others = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            others.add(cells[i].withShare(weighted[i] / total));
        }
        return new JointTable(others);
    }

    private static double million(List<AdultGroup> adults, UserCell cell) {
        return adults.stream()
                .filter(group -> group.sex() == cell.sex() && cell.ageGroup().holds(group))
                .mapToDouble(AdultGroup::populationMillion)
                .sum();
    }

    /** The share of users in some cells. */
    public double share(Predicate<UserCell> which) {
        return Arrays.stream(cells).filter(which).mapToDouble(UserCell::share).sum();
    }

    private static UserCell cell(CsvRow row) {
        double share = row.number("share");
        if (!(share > 0)) {
            row.problem("share must be positive: " + row.text("share"));
        }
        return new UserCell(
                row.constant("age_group", AgeGroup.class, AgeGroup::label),
                row.constant("sex", Sex.class, Sex::label),
                row.constant("race_ethnicity", RaceEthnicity.class, RaceEthnicity::label),
                row.constant("insurance", Insurance.class, Insurance::label),
                row.flag("fair_poor_health"),
                row.flag("serious_distress"),
                row.flag("misuse"),
                row.integer("unweighted_n"),
                share);
    }
}
