"""The model in continuous time, solved by scipy's solve_ivp (DOP853), a patient at a time in legs between dose changes.

It gives the thirteen states at the end of the year and nothing else, which flatters the solver: the daily kernel also gives
seventeen readouts and four hazards of every day. Right-hand sides are in plain floats, which for thirteen numbers is faster
than arrays.
"""

import math
from types import SimpleNamespace

from exchange import DAYS, Workload, answer, arguments, leave_without
import numpy as np

try:
    from scipy.integrate import solve_ivp
except ModuleNotFoundError as missing:
    leave_without(missing)

STATES = 13


def rate(at_end):
    """1/tau in 1/day, of exp(-1/tau)."""
    return -math.log(at_end)


class Patient:
    def __init__(self, work, i):
        person = {name: np.asarray(values)[..., i].tolist() for name, values in vars(work.person).items()}
        self.inverse_half_effect = person["inverse_half_effect"]
        self.gap_share = person["gap_share"]
        self.carry_over = rate(person["carry_over"])
        self.buprenorphine_carry_over = rate(work.parameters.buprenorphine_at_end)
        self.care_rate = rate(work.parameters.care_loss_left)
        self.tolerance_rate = rate(person["tolerance_at_end"])
        self.opponent_rates = [rate(at_end) for at_end in person["opponent_at_end"]]
        self.gains = work.parameters.gain.tolist()
        self.load_rates = [rate(person[name]) for name in ("reward_rise", "reward_fall", "stress_rise", "stress_fall")]
        self.reward_from = person["reward_from_drug"], person["reward_from_withdrawal"]
        self.stress_from = person["stress_from_drug"], person["stress_from_withdrawal"]
        self.node, self.trough = person["node"], person["trough"]
        self.scalars = SimpleNamespace(**{name: float(x) for name, x in vars(work.parameters).items() if np.ndim(x) == 0})
        self.start = work.start[:STATES, i]
        self.legs = list(self.constant_doses(work, i, person["misuse"] * float(work.parameters.misuse_extra)))

    @staticmethod
    def constant_doses(work, i, extra):
        """(days, agonist, buprenorphine) of each stretch without a change."""
        doses = [(float(work.prescribed[k, i]) + extra, float(work.buprenorphine[k, i])) for k in range(work.periods)]
        first = 0
        for k in range(1, work.periods + 1):
            if k == work.periods or doses[k] != doses[first]:
                yield (k - first) * DAYS, *doses[first]
                first = k

    def derivatives(self, dose, buprenorphine_dose):
        p = self.scalars
        node0, node1, node2 = self.node if dose > 0 else (1.0, 1.0, 1.0)
        trough = self.trough if dose > 0 else 1.0
        inverse_half, share = self.inverse_half_effect, self.gap_share
        k_agonist, k_buprenorphine, k_tolerance = self.carry_over, self.buprenorphine_carry_over, self.tolerance_rate
        k0, k1, k2, k3, k4, k5, k6 = self.opponent_rates
        g0, g1, g2, g3, g4, g5, g6 = self.gains
        reward_rise, reward_fall, stress_rise, stress_fall = self.load_rates
        (reward_drug, reward_withdrawal), (stress_drug, stress_withdrawal) = self.reward_from, self.stress_from
        k_care = self.care_rate
        outer, middle = 5 / 18, 8 / 18

        def slope(_, x):
            agonist, buprenorphine, tolerance, b0, b1, b2, b3, b4, b5, b6, reward_load, stress_load, care_loss = x.tolist()
            ratio = agonist * inverse_half
            partial = buprenorphine * p.inverse_buprenorphine_half
            free = 1 / (1 + ratio + partial)
            occupancy = partial * free
            drive = agonist / (agonist + p.drive_half) + p.opponent_drive * occupancy
            exposure = agonist * agonist
            neuroimmune_drive = exposure / (exposure + p.neuroimmune_half) + p.neuroimmune_drive * occupancy * occupancy
            shift = 1 + p.tolerance_gain * tolerance
            shifted = partial / (1 + p.shifted_tolerance_gain * tolerance)
            effect = p.efficacy * shifted
            full = ratio / shift
            s0 = (full * node0 + effect) / (full * node0 + 1 + shifted)
            s1 = (full * node1 + effect) / (full * node1 + 1 + shifted)
            s2 = (full * node2 + effect) / (full * node2 + 1 + shifted)
            lowest = full * min(trough, 1.0)
            st = (lowest + effect) / (lowest + 1 + shifted)
            signal = outer * (s0 + s2) + middle * s1
            blocked = 1 - p.kappa_maximum * buprenorphine / (buprenorphine + p.kappa_half)
            pressure = (
                p.pressure_dynorphin * b2 * blocked + p.pressure_crf * b3 + p.pressure_norepinephrine * b4
                + p.pressure_hypocretin * b5 + p.pressure_load * stress_load - p.threshold
            )
            regular = outer * (max(pressure - s0, 0.0) + max(pressure - s2, 0.0)) + middle * max(pressure - s1, 0.0)
            withdrawal = regular + share * (max(pressure - st, 0.0) - regular)
            reward_factor, stress_factor = 1 + p.sensitization * reward_load, 1 + p.sensitization * stress_load
            raw = reward_drug * drive + reward_withdrawal * withdrawal
            reward_gap = p.load_maximum * raw / (raw + p.load_maximum) - reward_load
            raw = stress_drug * drive + stress_withdrawal * withdrawal
            stress_gap = p.load_maximum * raw / (raw + p.load_maximum) - stress_load
            return (
                k_agonist * (dose - agonist),
                k_buprenorphine * (buprenorphine_dose - buprenorphine),
                k_tolerance * (ratio * free + p.tolerance_drive * occupancy - tolerance),
                k0 * (g0 * reward_factor * signal - b0),
                k1 * (g1 * reward_factor * signal - b1),
                k2 * (g2 * stress_factor * signal - b2),
                k3 * (g3 * stress_factor * signal - b3),
                k4 * (g4 * stress_factor * signal - b4),
                k5 * (g5 * stress_factor * signal - b5),
                k6 * (g6 * stress_factor * neuroimmune_drive - b6),
                reward_gap * (reward_rise if reward_gap >= 0 else reward_fall),
                stress_gap * (stress_rise if stress_gap >= 0 else stress_fall),
                -k_care * care_loss,
            )

        return slope

    def run(self, tolerance):
        x = self.start
        for days, dose, buprenorphine in self.legs:
            slope = self.derivatives(dose, buprenorphine)
            solution = solve_ivp(slope, (0, days), x, "DOP853", rtol=tolerance, atol=tolerance)
            x = solution.y[:, -1]
        return x


if __name__ == "__main__":
    parser = arguments("The model in continuous time, by scipy.")
    parser.add_argument("--patients", required=True, help="places in the workload, with commas")
    parser.add_argument("--tolerance", type=float, required=True, help="relative and absolute")
    given = parser.parse_args()
    work = Workload(given.workload, [int(place) for place in given.patients.split(",")])
    people = [Patient(work, i) for i in range(work.patients)]
    answer(lambda: np.stack([patient.run(given.tolerance) for patient in people], axis=1), given.output)
