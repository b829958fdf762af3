package org.allostat.population;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.allostat.evidence.Registry;
import org.allostat.evidence.UserCell;
import org.allostat.kernel.Formulation;
import org.allostat.kernel.PatientTraits;
import org.allostat.policy.PersonTraits;
import org.allostat.random.RandomStreams;

/** Makes a person from an id: a pure function of (seed, id, parameters). One thread at a time. */
public final class PersonGenerator {
    private static final List<String> TRAITS = List.of(
            "traits.untreated_pain",
            "traits.analgesic_efficacy",
            "traits.half_effect_mme_per_day",
            "traits.tolerance_time_constant_days",
            "traits.adaptation_time_factor",
            "traits.reward_load_time_constant_days",
            "traits.stress_load_time_constant_days",
            "traits.vulnerability",
            "traits.neuroimmune_pain_weight",
            "traits.withdrawal_half",
            "person.criteria_baseline",
            "person.escalation_propensity");

    /** Place of the latent severity of opioid use disorder among the traits. */
    static final int CRITERIA_BASELINE = TRAITS.indexOf("person.criteria_baseline");

    private final RandomStreams random;
    private final PopulationParameters parameters;
    private final double scaleMaximum;
    private final Demographics demographics;
    private final PainCondition[] conditions = PainCondition.values();
    private final CumulativeShares conditionShares;
    private final DoubleUnaryOperator[] traitQuantiles;
    /** The traits of the person being made. */
    private final double[] trait = new double[TRAITS.size()];

    private final DoubleUnaryOperator longTermYears;
    private final DoubleUnaryOperator intermittentYears;

    public PersonGenerator(Model model) {
        Registry registry = model.registry();
        random = model.random();
        parameters = model.population();
        scaleMaximum = model.constants().parameters().pain().scaleMaximum();
        demographics = model.demographics();
        conditionShares = new CumulativeShares(Arrays.stream(conditions)
                .mapToDouble(condition -> condition.of(parameters.pain()).share())
                .toArray());
        traitQuantiles = TRAITS.stream()
                .map(id -> registry.betweenPatients(id).quantiles())
                .toArray(DoubleUnaryOperator[]::new);
        longTermYears = registry.betweenPatients("population.long_term.years").quantiles();
        intermittentYears =
                registry.betweenPatients("population.intermittent.years").quantiles();
    }

    /** The person with an id. */
    public Person person(long id) {
        return person(id, 0);
    }

    /**
     * One of the people who could stand at an id, alike but for their traits.
     *
     * @param id person id
     * @param attempt which of them, 0 for the first
     */
    public Person person(long id, int attempt) {
        ExposureType exposure = ExposureType.ofPerson(id);
        boolean longTerm = exposure == ExposureType.LONG_TERM;
        UserCell cell = demographics.cell(exposure, uniform(id, PersonStream.DEMOGRAPHICS));
        PainCondition condition = conditions[conditionShares.at(uniform(id, PersonStream.PAIN_CONDITION))];
        PopulationParameters.Comorbidity comorbidity = parameters.comorbidity();
        double depressed = cell.seriousDistress()
                ? comorbidity.depressionShareDistressed()
                : longTerm ? comorbidity.depressionShareLongTerm() : comorbidity.depressionShareOther();
        double benzodiazepine =
                longTerm ? comorbidity.benzodiazepineShareLongTerm() : comorbidity.benzodiazepineShareOther();
        boolean acute = exposure == ExposureType.SHORT_COURSE
                || uniform(id, PersonStream.STARTED_FOR_ACUTE_PAIN)
                        < parameters.longTerm().startedForAcutePainShare();
        drawTraits(id, attempt);
        return new Person(
                id,
                exposure,
                demographics.age(cell, uniform(id, PersonStream.AGE)),
                cell.sex(),
                cell.raceEthnicity().label(),
                cell.insurance().label(),
                cell.fairPoorHealth(),
                cell.seriousDistress(),
                cell.misuse(),
                condition,
                acute,
                longTerm ? formulation(id) : Formulation.IMMEDIATE_RELEASE,
                uniform(id, PersonStream.BENZODIAZEPINE) < benzodiazepine,
                uniform(id, PersonStream.DEPRESSION) < depressed,
                years(exposure, id),
                new PatientTraits(
                        untreatedPain(trait[0], condition, longTerm, cell.fairPoorHealth()),
                        trait[1],
                        trait[2],
                        trait[3],
                        trait[4],
                        trait[5],
                        trait[6],
                        trait[7],
                        trait[8],
                        trait[9]),
                new PersonTraits(trait[10], trait[11]));
    }

    /** In two loops: draws wait for nothing, and the processor overlaps them while no quantile branches between two. */
    private void drawTraits(long id, int attempt) {
        for (int n = 0; n < trait.length; n++) {
            trait[n] = random.uniform(id, PersonStream.trait(n), attempt);
        }
        for (int n = 0; n < trait.length; n++) {
            trait[n] = traitQuantiles[n].applyAsDouble(trait[n]);
        }
    }

    private double uniform(long id, PersonStream stream) {
        return random.uniform(id, stream.code(), 0);
    }

    private double untreatedPain(double trait, PainCondition condition, boolean longTerm, boolean fairPoorHealth) {
        PopulationParameters.Pain pain = parameters.pain();
        double shifted = trait
                + condition.of(pain).untreatedPainShift()
                + (longTerm ? 0 : pain.shiftNotLongTerm())
                + (fairPoorHealth ? pain.shiftFairPoorHealth() : 0);
        return Math.min(scaleMaximum, Math.max(0, shifted));
    }

    private Formulation formulation(long id) {
        PopulationParameters.FormulationMix mix = parameters.formulation();
        if (uniform(id, PersonStream.FORMULATION) < mix.shortActingShare()) {
            return Formulation.IMMEDIATE_RELEASE;
        }
        double point = uniform(id, PersonStream.LONG_ACTING_FORMULATION);
        if (point < mix.methadoneShareOfLongActing()) {
            return Formulation.METHADONE;
        }
        return point < mix.methadoneShareOfLongActing() + mix.fentanylPatchShareOfLongActing()
                ? Formulation.FENTANYL_PATCH
                : Formulation.EXTENDED_RELEASE;
    }

    private double years(ExposureType exposure, long id) {
        double uniform = uniform(id, PersonStream.YEARS_ON_OPIOIDS);
        return switch (exposure) {
            case SHORT_COURSE -> uniform; // the course began on a random day of the past year
            case INTERMITTENT -> intermittentYears.applyAsDouble(uniform);
            case LONG_TERM -> longTermYears.applyAsDouble(uniform);
        };
    }
}
