package org.allostat.population;

import org.allostat.kernel.PatientBatch;
import org.allostat.policy.DoseEscalation;
import org.allostat.policy.Visit;
import org.allostat.random.RandomStreams;

/** One person's past as stretches of days with constant inputs, handed over one after the other. */
interface ExposureCourse {
    double DAYS_PER_YEAR = 365.25;

    /** All days of the history. */
    int totalDays();

    /**
     * Sets the inputs of the next stretch.
     *
     * @param batch where the person lives
     * @param i the person's place
     * @return days of the stretch, 0 when the history is over
     */
    int next(PatientBatch batch, int i);

    /** A course of some days, then days without until the interview. */
    final class SingleCourse implements ExposureCourse {
        private final int courseDays;
        private final int total;
        private final double mmePerDay;
        private final boolean misuse;
        private int day;

        SingleCourse(int courseDays, int total, double mmePerDay, boolean misuse) {
            this.courseDays = courseDays;
            this.total = total;
            this.mmePerDay = mmePerDay;
            this.misuse = misuse;
        }

        @Override
        public int totalDays() {
            return total;
        }

        @Override
        public int next(PatientBatch batch, int i) {
            boolean using = day < courseDays;
            int until = using ? courseDays : total;
            int stretch = until - day;
            if (stretch > 0) {
                batch.doseMmePerDay[i] = using ? mmePerDay : 0;
                batch.misuse[i] = using && misuse;
                day = until;
            }
            return stretch;
        }
    }

    /** Episodes of equal length that start one cycle apart; the interview falls on a random day of a cycle. */
    final class Episodes implements ExposureCourse {
        private final int cycle;
        private final int episodeDays;
        private final int total;
        private final double mmePerDay;
        private final boolean misuse;
        private int left;
        private int dayOfCycle;

        /** @param lastDayOfCycle day of the cycle on which the history ends */
        Episodes(int cycle, int episodeDays, int total, int lastDayOfCycle, double mmePerDay, boolean misuse) {
            this.cycle = cycle;
            this.episodeDays = episodeDays;
            this.total = total;
            this.mmePerDay = mmePerDay;
            this.misuse = misuse;
            left = total;
            dayOfCycle = Math.floorMod(lastDayOfCycle - total, cycle);
        }

        @Override
        public int totalDays() {
            return total;
        }

        @Override
        public int next(PatientBatch batch, int i) {
            if (left == 0) {
                return 0;
            }
            boolean using = dayOfCycle < episodeDays;
            int stretch = Math.min(left, (using ? episodeDays : cycle) - dayOfCycle);
            batch.doseMmePerDay[i] = using ? mmePerDay : 0;
            batch.misuse[i] = using && misuse && left <= DAYS_PER_YEAR;
            left -= stretch;
            dayOfCycle = (dayOfCycle + stretch) % cycle;
            return stretch;
        }
    }

    /** Daily use from a starting dose, which may rise at each visit. */
    final class LongTerm implements ExposureCourse {
        private final Person person;
        private final RandomStreams random;
        private final DoseEscalation escalation;
        private final int visitDays;
        private final int total;
        private final Visit visit = new Visit();
        private double mmePerDay;
        private int day;

        LongTerm(
                Person person,
                RandomStreams random,
                DoseEscalation escalation,
                int visitDays,
                int total,
                double startingMmePerDay) {
            this.person = person;
            this.random = random;
            this.escalation = escalation;
            this.visitDays = visitDays;
            this.total = total;
            mmePerDay = startingMmePerDay;
        }

        @Override
        public int totalDays() {
            return total;
        }

        @Override
        public int next(PatientBatch batch, int i) {
            if (day >= total) {
                return 0;
            }
            if (day > 0) {
                meet(batch, i);
            }
            int stretch = Math.min(visitDays, total - day);
            batch.doseMmePerDay[i] = mmePerDay;
            batch.misuse[i] = person.misuse() && total - day <= DAYS_PER_YEAR;
            day += stretch;
            return stretch;
        }

        private void meet(PatientBatch batch, int i) {
            visit.pain = batch.lastPain[i];
            visit.troughPain = batch.lastTroughPain[i];
            visit.untreatedPain = person.traits().untreatedPain();
            visit.escalationPropensity = person.personTraits().escalationPropensity();
            double probability = escalation.probability(visit, mmePerDay);
            int stream = PersonStream.HISTORY_ESCALATION.code();
            if (probability > 0 && random.uniform(person.id(), stream, day / visitDays) < probability) {
                mmePerDay = escalation.raised(mmePerDay);
            }
        }
    }
}
