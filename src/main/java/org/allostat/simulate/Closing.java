package org.allostat.simulate;

import java.util.List;
import org.allostat.evidence.BackgroundMortality;
import org.allostat.evidence.CostItem;
import org.allostat.evidence.Sex;
import org.allostat.outcomes.BeyondHorizon;
import org.allostat.outcomes.CountedCosts;
import org.allostat.outcomes.RemainingLife;
import org.allostat.outcomes.Valuation;
import org.allostat.outcomes.YearQuantity;
import org.allostat.outcomes.YearSums;
import org.allostat.population.CohortPatient;
import org.allostat.population.Model;
import org.allostat.unit.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * What is counted after the horizon, model.md (85): the life that the life table lets expect, times the patients' ratio of mortality, with the utility of the
 * last year of the horizon and the background care of the years gained. How long life lasts
 * is no policy's doing any more; how the last year felt under it is carried on.
 */
final class Closing {
    private final Model model;
    private final @Nullable RemainingLife remaining;
    private final Term nothing;
    private final double discountAtEnd;
    private final int years;

    /**
     * What is beyond the horizon, at its worth at policy start.
     *
     * @param counted what is counted there
     * @param lifeYears expected life-years
     * @param qalys expected QALYs
     * @param costUsd what counts of their background care
     */
    record Term(BeyondHorizon counted, double lifeYears, double qalys, double costUsd) {}

    Closing(Model model, Horizon horizon, Valuation valuation) {
        this.model = model;
        nothing = new Term(valuation.beyondHorizon(), 0, 0, 0);
        remaining = valuation.beyondHorizon() == BeyondHorizon.NONE
                ? null
                : new RemainingLife(
                        new BackgroundMortality(
                                model.registry().tables().lifeTable(),
                                List.of(),
                                model.hazard().backgroundMortalityRatio()),
                        valuation.discounting());
        discountAtEnd = valuation.discounting().factorAt(horizon.days() / Calendar.DAYS_PER_YEAR);
        years = (int) Math.round(horizon.days() / Calendar.DAYS_PER_YEAR);
    }

    /**
     * What can be expected of somebody at the end.
     *
     * @param alive whether the patient lived to see it
     * @param sums what accrued until then, by {@link YearQuantity}
     * @param counted what the perspective counts
     */
    Term of(CohortPatient patient, Sex sex, boolean alive, YearSums sums, CountedCosts counted) {
        if (remaining == null || !alive) {
            return nothing;
        }
        double lifeYears = remaining.years(patient.ageYears() + years, sex) * discountAtEnd;
        double usd = lifeYears * BackgroundCare.perYear(model.costs(), patient);
        return new Term(
                nothing.counted(),
                lifeYears,
                lifeYears * utilityOfLastYear(sums),
                usd * counted.share(CostItem.BACKGROUND_CARE, patient.insurance()));
    }

    /** Mean utility of the last year of the horizon; what single events took is over. */
    private double utilityOfLastYear(YearSums sums) {
        int last = years - 1;
        double lived = sums.plain(last, YearQuantity.LIFE_YEARS.ordinal());
        double qalys = sums.plain(last, YearQuantity.QALYS.ordinal())
                + sums.plain(last, YearQuantity.QALYS_LOST_AT_EVENTS.ordinal());
        return qalys / lived;
    }
}
