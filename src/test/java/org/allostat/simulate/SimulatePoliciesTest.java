package org.allostat.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.allostat.config.PolicyLibrary;
import org.allostat.evidence.FrozenRegistry;
import org.allostat.evidence.Registry;
import org.allostat.outcomes.PatientOutcome;
import org.allostat.outcomes.PolicyOutcomes;
import org.allostat.outcomes.Valuation;
import org.allostat.policy.Policy;
import org.allostat.population.CohortPatient;
import org.allostat.population.ExposureType;
import org.allostat.population.Model;
import org.allostat.population.Patients;
import org.allostat.population.universe.CohortObserver;
import org.allostat.population.universe.Progress;
import org.allostat.study.Pivot;
import org.allostat.study.Pivots;
import org.allostat.table.Table;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class SimulatePoliciesTest {
    private static final long SEED = 7;
    private static final Registry REGISTRY = FrozenRegistry.REGISTRY;
    private static final List<Policy> POLICIES =
            List.of(PolicyLibrary.standard(REGISTRY).find("hold-dose"));
    private static final List<CohortPatient> PATIENTS =
            Patients.ofType(new Model(REGISTRY, SEED), ExposureType.LONG_TERM, 12);

    /** Who meets the pivots is done when that is over: no day is simulated after the last patient was. */
    @Test
    void nobodyIsDoneWhileThePivotsRun() {
        for (int pivots = 0; pivots <= 2; pivots++) {
            Watched watched = new Watched();
            simulate(pivots, watched);
            assertEquals(PATIENTS.size(), watched.people);
            assertTrue(watched.days > 0);
            assertEquals(0, watched.daysAfterTheLast);
        }
    }

    private static void simulate(int pivots, Progress progress) {
        Table<CohortPatient> cohort = Table.of(CohortObserver.COHORT, CohortPatient.class);
        Table<PatientOutcome> outcomes = Table.of(SimulateStage.PATIENT_OUTCOMES, PatientOutcome.class);
        List<Pivot> asked = new ArrayList<>();
        for (int pivot = 0; pivot < pivots; pivot++) {
            asked.add(new Pivot("hazard.overdose_base", pivot, "test"));
        }
        SimulatePolicies simulation = new SimulatePolicies(
                REGISTRY,
                SEED,
                POLICIES,
                1,
                PivotSample.of(new Pivots(PATIENTS.size(), asked), Map.of()),
                Valuation.of(0),
                WaitingLists.NONE,
                cohort,
                outcomes,
                new Deaf(),
                SimulatePolicies.kinds(outcomes, new Deaf()),
                progress);
        Iterator<Row> rows =
                simulation.call(PATIENTS.stream().map(cohort::toRow).iterator());
        while (rows.hasNext()) {
            rows.next();
        }
    }

    private static final class Watched implements Progress {
        private static final long serialVersionUID = 1;

        private long people;
        private long days;
        private long daysAfterTheLast;

        @Override
        public void done(long morePeople, long personDays) {
            if (people == PATIENTS.size()) {
                daysAfterTheLast += personDays;
            }
            people += morePeople;
            days += personDays;
        }
    }

    /** An observer that keeps nothing. */
    private record Deaf() implements PatientObserver.Factory {
        @Override
        public StructType rowType() {
            return new StructType();
        }

        @Override
        public PatientObserver create() {
            return new PatientObserver() {
                @Override
                public void observe(CohortPatient patient, PolicyOutcomes outcomes) {}

                @Override
                public Iterator<Row> rows() {
                    return List.<Row>of().iterator();
                }
            };
        }
    }
}
