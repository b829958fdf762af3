package org.allostat.emulate;

import java.util.ArrayList;
import java.util.List;
import org.allostat.outcomes.ExactSums;

/** What all tasks counted for one study. Mutable. */
final class StudySums {
    private final EmulatedStudy study;
    private final List<CellSums> analysed = new ArrayList<>();
    private final List<CellSums> causal = new ArrayList<>();
    private final CellSums found = new CellSums();

    StudySums(EmulatedStudy study) {
        this.study = study;
        study.estimands().forEach(estimand -> {
            analysed.add(new CellSums());
            causal.add(new CellSums());
        });
    }

    void add(StudyPart.Kind kind, int estimand, long cell, ExactSums sums) {
        CellSums to = switch (kind) {
            case ANALYSED -> analysed.get(estimand);
            case CAUSAL -> causal.get(estimand);
            case FOUND -> found;
        };
        to.merge(cell, sums);
    }

    CellSums analysed(int estimand) {
        return analysed.get(estimand);
    }

    CellSums causal(int estimand) {
        return causal.get(estimand);
    }

    /** People who passed the first n conditions. */
    long passed(int conditions) {
        return count(conditions);
    }

    /** People among whom the study looked. */
    long people() {
        return count(0);
    }

    /** People who passed every condition. */
    long found() {
        return count(study.where().size() + study.entry().conditions().size());
    }

    /** People and index dates in an arm. */
    long inArm(int arm) {
        return count(StudyTally.armCell(study, arm));
    }

    private long count(long cell) {
        ExactSums sums = found.cells().get(cell);
        return sums == null ? 0 : Math.round(CellSums.value(sums, CellSums.PEOPLE));
    }
}
