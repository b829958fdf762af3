package org.allostat.emulate;

import java.util.ArrayList;
import java.util.List;

/** Estimates of studies from the parts that chunks of people left. Mutable. */
public final class StudyEstimates {
    private final List<CompiledStudy> compiled;
    private final List<StudySums> sums;

    /** @param studies in the order to which parts refer */
    public StudyEstimates(List<EmulatedStudy> studies) {
        compiled = studies.stream().map(CompiledStudy::ofChecked).toList();
        sums = studies.stream().map(StudySums::new).toList();
    }

    /** Adds what some chunks left. */
    public void add(StudyPart part) {
        sums.get(part.study()).add(part.kind(), part.estimand(), part.cell(), part.sums());
    }

    /** A row for each estimand, study by study. */
    public List<EmulationRow> rows() {
        List<EmulationRow> rows = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            rows.addAll(new StudyResults(compiled.get(i), sums.get(i)).rows());
        }
        return rows;
    }
}
