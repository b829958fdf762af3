package org.allostat.survey.estimate;

import java.util.ArrayList;
import java.util.List;

/** A survey on its way to estimates: takes respondents one by one and keeps sums only. */
public final class SurveyTally {
    private final List<EstimateDefinition> definitions;
    private final DesignTally design;

    /** @param definitions what is estimated, at least one */
    public SurveyTally(List<EstimateDefinition> definitions) {
        this.definitions = List.copyOf(definitions);
        design = new DesignTally(definitions.size());
    }

    /** The design with its sums, to merge parts of a sample. */
    public DesignTally design() {
        return design;
    }

    /**
     * Adds a respondent.
     *
     * @param stratum name of the stratum
     * @param psu name of the PSU within it
     * @param weight adults whom the respondent stands for, positive
     */
    public void add(String stratum, String psu, double weight, Respondent respondent) {
        PsuTally sums = design.psu(stratum, psu);
        for (int i = 0; i < definitions.size(); i++) {
            EstimateDefinition definition = definitions.get(i);
            if (definition.population().of(respondent) == Answer.YES) {
                switch (definition.numerator().of(respondent)) {
                    case YES -> sums.add(i, weight, 1, 1);
                    case NO -> sums.add(i, weight, 0, 1);
                    case UNKNOWN -> {}
                }
            }
        }
    }

    /**
     * The estimates, in the order of the definitions.
     *
     * @throws org.allostat.problem.InputException if the design gives no variance
     */
    public List<EstimateRow> estimates(String source, LonelyPsu lonelyPsu) {
        design.check(source, lonelyPsu);
        List<EstimateRow> rows = new ArrayList<>();
        for (int i = 0; i < definitions.size(); i++) {
            EstimateDefinition definition = definitions.get(i);
            rows.add(EstimateRow.of(definition, design.estimate(i, definition.statistic(), lonelyPsu)));
        }
        return rows;
    }
}
