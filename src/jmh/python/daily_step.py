"""The daily step of ScalarKernel.java in NumPy, vectorized over patients: the same equations, states, readouts and hazards.

Systems, nodes of the day and readouts are stacked where that saves calls. NumPy has no fused multiply-add, so results
agree to rounding, not to the bit. Budgets never run out in the workload, so events need no code here or in kernel.c.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # thread CPU time would not see the other threads

from exchange import DAYS, WRITTEN, Workload, answer, arguments, named
import numpy as np

NODE_WEIGHTS = np.array([5, 8, 5]) / 18
POINTS = np.arange(1.0, 10)[:, None]
REWARD, STRESS, NEUROIMMUNE = slice(0, 2), slice(2, 6), 6


def positive(x):
    return np.maximum(x, 0)


def saturating(x, half, maximum):
    return maximum * x / (x + half)


class Period:
    """Inputs that hold for 28 days."""

    def __init__(self, work, period):
        p, person = work.parameters, work.person
        prescribed = work.prescribed[period]
        self.buprenorphine = work.buprenorphine[period]
        self.dose = prescribed + person.misuse * p.misuse_extra
        self.node = np.where(self.dose > 0, person.node, 1)
        self.trough = np.where(self.dose > 0, person.trough, 1)
        per_day = 1 / 365.25
        overdose_per_day = per_day * person.overdose_ratio
        on_buprenorphine = np.where(self.buprenorphine > 0, p.overdose_on_buprenorphine, 0)
        base = p.overdose_base + p.overdose_per_mme * prescribed + on_buprenorphine
        self.prescribed_per_day = base * overdose_per_day
        self.lost_per_day = p.overdose_lost * overdose_per_day
        illicit = p.overdose_per_mme * (self.dose - prescribed) * overdose_per_day
        self.regular_per_day = self.prescribed_per_day + illicit
        self.illicit_per_day = p.illicit_potency * illicit
        self.misuse_weight = person.misuse * p.illicit_potency * p.overdose_misuse
        self.crisis_per_day = per_day * p.crisis_base * person.crisis_ratio
        self.misuse_per_day = per_day * p.misuse_base * (1 - person.misuse)


class DailyStep:
    def __init__(self, work):
        self.work = work
        self.gain = work.parameters.gain[:, None]
        self.coupling = work.parameters.coupling[:, None]
        self.target = np.empty((7, work.patients))
        self.activity = np.empty((7, work.patients))
        self.readout = np.empty((10, work.patients))

    def run(self):
        """The year; what the kernel writes, shape [WRITTEN][patients]."""
        rows = self.work.start.copy()
        state = named(rows, WRITTEN)
        for number in range(self.work.periods):
            period = Period(self.work, number)
            for _ in range(DAYS):
                self.advance(state, period)
        return rows

    def advance(self, s, period):
        """One day. Numbers are those of the equations of model.md."""
        p, person = self.work.parameters, self.work.person
        # (1) Exposure
        gap = s.agonist - period.dose
        agonist = period.dose + gap * person.carry_over_mean
        s.agonist[:] = period.dose + gap * person.carry_over
        gap = s.buprenorphine - period.buprenorphine
        buprenorphine = period.buprenorphine + gap * p.buprenorphine_mean
        s.buprenorphine[:] = period.buprenorphine + gap * p.buprenorphine_at_end
        # (2), (3) Occupancy and tolerance
        agonist_ratio = agonist * person.inverse_half_effect
        buprenorphine_ratio = buprenorphine * p.inverse_buprenorphine_half
        free = 1 / (1 + agonist_ratio + buprenorphine_ratio)
        occupancy = buprenorphine_ratio * free
        target = agonist_ratio * free + p.tolerance_drive * occupancy
        gap = s.tolerance - target
        tolerance = target + gap * person.tolerance_mean
        s.tolerance[:] = target + gap * person.tolerance_at_end
        # (4) Signal
        strength = person.inverse_half_effect / (1 + p.tolerance_gain * tolerance)
        partial = buprenorphine_ratio / (1 + p.shifted_tolerance_gain * tolerance)
        partial_signal, partial_free = p.efficacy * partial, 1 + partial
        x = (agonist * strength) * period.node
        signals = (x + partial_signal) / (x + partial_free)
        signal = NODE_WEIGHTS @ signals
        x = np.minimum(agonist * period.trough, s.agonist) * strength
        trough_signal = (x + partial_signal) / (x + partial_free)
        # (5) Drives
        drive = agonist / (agonist + p.drive_half) + p.opponent_drive * occupancy
        exposure = agonist * agonist
        neuroimmune_drive = exposure / (exposure + p.neuroimmune_half) + p.neuroimmune_drive * (occupancy * occupancy)
        # (6) Fast opponents
        stress_factor = 1 + p.sensitization * s.stress_load
        self.target[REWARD] = (1 + p.sensitization * s.reward_load) * signal
        self.target[STRESS] = stress_factor * signal
        self.target[NEUROIMMUNE] = stress_factor * neuroimmune_drive
        target = self.gain * self.target
        gap = s.opponent - target
        today = target + gap * person.opponent_mean
        s.opponent[:] = target + gap * person.opponent_at_end
        dopamine, peptide, dynorphin, crf, norepinephrine, hypocretin, neuroimmune = today
        # (7), (8) Free dynorphin receptors, withdrawal
        dynorphin_free = 1 - saturating(buprenorphine, p.kappa_half, p.kappa_maximum)
        felt = dynorphin * dynorphin_free
        pressure = (
            p.pressure_dynorphin * felt + p.pressure_crf * crf + p.pressure_norepinephrine * norepinephrine
            + p.pressure_hypocretin * hypocretin + p.pressure_load * s.stress_load - p.threshold
        )
        regular = NODE_WEIGHTS @ positive(pressure - signals)
        at_trough = positive(pressure - trough_signal)
        withdrawal = regular + person.gap_share * (at_trough - regular)
        # (9) Loads
        raw = person.reward_from_withdrawal * withdrawal + person.reward_from_drug * drive
        self.adapt(s.reward_load, raw, person.reward_rise, person.reward_fall)
        raw = person.stress_from_withdrawal * withdrawal + person.stress_from_drug * drive
        self.adapt(s.stress_load, raw, person.stress_rise, person.stress_fall)
        # (52) Loss of care
        s.care_loss *= p.care_loss_left
        # Activities
        activity = self.activity
        activity[REWARD] = signal - today[REWARD] - self.coupling[REWARD] * s.reward_load
        activity[STRESS] = today[STRESS] + self.coupling[STRESS] * s.stress_load
        activity[2] *= dynorphin_free
        activity[STRESS] -= signal
        activity[NEUROIMMUNE] = neuroimmune + self.coupling[NEUROIMMUNE] * s.stress_load
        # (10), (11) Pain
        opposition = (
            p.pain_peptide * peptide + p.pain_dynorphin * felt + p.pain_crf * crf + p.pain_norepinephrine * norepinephrine
            + person.neuroimmune_pain * neuroimmune + p.pain_load * s.stress_load
        )
        pain = person.untreated_pain + person.pain_scale * (opposition - signal + p.pain_withdrawal * withdrawal)
        pain = np.minimum(positive(pain), p.pain_maximum)
        # (12) to (17) Feeling
        reward = positive(-0.5 * (activity[0] + activity[1]))
        stress = positive(
            p.stress_dynorphin * activity[2] + p.stress_crf * activity[3] + p.stress_norepinephrine * activity[4]
            + p.stress_hypocretin * activity[5] + p.stress_neuroimmune * activity[6]
        )
        affect = (
            p.affect_reward * reward + p.affect_stress * stress + p.affect_withdrawal * at_trough
            + p.affect_dynorphin * positive(activity[2]) + p.distress * s.care_loss
        )
        urge = (
            p.craving_affect * affect + p.craving_withdrawal * at_trough
            + p.craving_pain * positive(pain - p.craving_threshold)
        )
        cows = saturating(at_trough, person.withdrawal_half, p.cows_maximum)
        reward_deficiency = saturating(reward, p.reward_half, p.scale)
        hyperkatifeia = saturating(affect, p.affect_half, p.scale)
        craving = saturating(urge, p.craving_half, p.scale)
        mood = (
            p.mood_base + p.mood_signal * signal - p.mood_pain * (pain - p.mood_pain_reference)
            - p.mood_affect * hyperkatifeia - p.mood_reward * reward_deficiency
        )
        mood = np.minimum(positive(mood), p.scale)
        # (18) Utility
        decrement = p.decrement_at_zero + p.slope * pain + p.bend @ positive(pain - POINTS)
        utility = (
            p.utility_base - person.misuse * p.utility_illicit - decrement - p.utility_affect * hyperkatifeia
            - p.utility_reward * reward_deficiency - p.utility_withdrawal * (cows * cows)
        )
        # Sums and last readouts
        s.sums[:7] += activity
        self.readout[0] = pain
        self.readout[1] = person.pain_scale * (opposition + p.pain_withdrawal * at_trough)
        self.readout[2] = cows
        self.readout[3] = reward_deficiency
        self.readout[4] = saturating(stress, p.stress_half, p.scale)
        self.readout[5] = hyperkatifeia
        self.readout[6] = craving
        self.readout[7] = mood
        self.readout[8] = s.care_loss
        self.readout[9] = utility
        s.sums[7:] += self.readout
        np.maximum(s.max_cows, cows, out=s.max_cows)
        s.last_pain[:], s.last_cows[:], s.last_craving[:] = pain, cows, craving
        s.last_hyperkatifeia[:], s.last_mood[:] = hyperkatifeia, mood
        s.last_trough_pain[:] = person.pain_scale * (signal - trough_signal)
        self.hazards(s, period, agonist, signal, at_trough, affect, craving)

    def adapt(self, load, raw, rise, fall):
        """(9) A bounded target, approached fast from below and slowly from above."""
        target = saturating(raw, self.work.parameters.load_maximum, self.work.parameters.load_maximum)
        gap = load - target
        load[:] = target + gap * np.where(gap > 0, fall, rise)

    def hazards(self, s, period, agonist, signal, at_trough, affect, craving):
        """(19) and the hazards of the day."""
        p = self.work.parameters
        unmasked = positive(p.unmasked_load * s.stress_load - signal)
        care = s.care_loss
        lost_hazard = period.lost_per_day * unmasked * (1 - s.tolerance) ** 2 * (1 + p.overdose_care * care)
        in_withdrawal = 1 + p.overdose_withdrawal * at_trough
        overdose = s.last_overdose
        overdose[0] = period.prescribed_per_day * in_withdrawal
        overdose[1] = lost_hazard * in_withdrawal
        overdose[2] = period.illicit_per_day * in_withdrawal + period.misuse_weight * (period.regular_per_day + lost_hazard)
        crisis = period.crisis_per_day * (
            1 + affect * (p.crisis_affect + p.crisis_affect_squared * affect) + p.crisis_withdrawal * at_trough
            + p.crisis_unmasked * unmasked
        )
        misuse = period.misuse_per_day * (1 + p.misuse_care * care) * (
            p.misuse_constant + p.misuse_craving * craving + p.misuse_withdrawal * at_trough + p.misuse_unmasked * unmasked
        )
        s.budget[0] -= overdose[0] + overdose[1] + overdose[2]
        s.budget[1] -= crisis
        s.budget[2] -= self.work.person.background_death_per_day * (
            1 + saturating(agonist, p.on_drug_half, p.background_on_drug) + p.background_care * care
        )
        s.budget[3] -= misuse
        s.overdose += overdose
        s.crisis += crisis


if __name__ == "__main__":
    parser = arguments("The daily step in NumPy.")
    parser.add_argument("--copies", type=int, default=1, help="how often to repeat the patients: larger batches")
    given = parser.parse_args()
    answer(DailyStep(Workload(given.workload, copies=given.copies)).run, given.output)
