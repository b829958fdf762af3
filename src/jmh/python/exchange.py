"""The workload that KernelExchange.java writes, by name, and the server that the benchmark asks for one run after another."""

import argparse
import struct
import sys
import time
from types import SimpleNamespace

MODULE_IS_MISSING = 3  # exit code, known to Program.java


def leave_without(missing):
    print(f"{sys.executable}: {missing} (PYTHON names another interpreter)", file=sys.stderr)
    sys.exit(MODULE_IS_MISSING)


try:
    import numpy as np
except ModuleNotFoundError as missing:
    leave_without(missing)

# (name, count) in the order of KernelExchange.java; what has a count is an array. kernel.c holds the same lists.
PARAMETERS = [
    *"""tolerance_gain shifted_tolerance_gain inverse_buprenorphine_half efficacy tolerance_drive opponent_drive
    drive_half neuroimmune_drive neuroimmune_half kappa_maximum kappa_half buprenorphine_at_end buprenorphine_mean""".split(),
    ("gain", 7), ("coupling", 7), "sensitization", "load_maximum",
    *"""pressure_dynorphin pressure_crf pressure_norepinephrine pressure_hypocretin pressure_load threshold cows_maximum
    pain_peptide pain_dynorphin pain_crf pain_norepinephrine pain_load pain_withdrawal pain_maximum
    scale reward_half stress_dynorphin stress_crf stress_norepinephrine stress_hypocretin stress_neuroimmune stress_half
    affect_reward affect_stress affect_withdrawal affect_dynorphin affect_half
    craving_affect craving_withdrawal craving_pain craving_threshold craving_half
    mood_base mood_signal mood_pain mood_pain_reference mood_affect mood_reward
    care_loss_left distress
    utility_base utility_affect utility_reward utility_withdrawal utility_illicit decrement_at_zero slope""".split(), ("bend", 9),
    *"""overdose_base overdose_per_mme overdose_on_buprenorphine overdose_lost overdose_withdrawal overdose_misuse
    illicit_potency misuse_extra crisis_base crisis_affect crisis_affect_squared crisis_withdrawal crisis_unmasked
    misuse_base misuse_constant misuse_craving misuse_withdrawal misuse_unmasked unmasked_load
    overdose_care misuse_care background_on_drug on_drug_half background_care""".split(),
]
PERSON = [
    *"untreated_pain pain_scale inverse_half_effect tolerance_at_end tolerance_mean".split(),
    ("opponent_at_end", 7), ("opponent_mean", 7),
    *"""reward_rise reward_fall stress_rise stress_fall reward_from_drug reward_from_withdrawal
    stress_from_drug stress_from_withdrawal neuroimmune_pain withdrawal_half""".split(),
    ("node", 3),
    *"trough gap_share carry_over carry_over_mean misuse overdose_ratio crisis_ratio background_death_per_day".split(),
]
WRITTEN = [
    "agonist", "buprenorphine", "tolerance", ("opponent", 7), "reward_load", "stress_load", "care_loss",
    ("budget", 4), ("sums", 17), ("overdose", 3), "crisis", "max_cows",
    *"last_pain last_trough_pain last_cows last_craving last_hyperkatifeia last_mood".split(),
    ("last_overdose", 3),
]
DAYS = 28


def length(names):
    return sum(1 if isinstance(entry, str) else entry[1] for entry in names)


def named(rows, names):
    """Rows by name: one row, or the rows of an array."""
    values, place = SimpleNamespace(), 0
    for entry in names:
        name, count = (entry, None) if isinstance(entry, str) else entry
        setattr(values, name, rows[place] if count is None else rows[place : place + count])
        place += count or 1
    return values


class Workload:
    """Parameters, persons and starting states by name; doses by 28-day period, shape [periods][patients]."""

    def __init__(self, file, chosen=None, copies=1):
        """chosen: places of the patients to take; copies: how often to repeat them, for larger batches."""
        with open(file, "rb") as stream:
            patients, self.periods, count = struct.unpack("<3i", stream.read(12))
            numbers = np.fromfile(stream, "<f8")
        if count != length(PARAMETERS):
            sys.exit(f"{file}: {count} parameters, not {length(PARAMETERS)}")
        self.parameters = named(numbers[:count], PARAMETERS)
        rows = numbers[count:].reshape(-1, patients)
        if chosen is not None:
            rows = rows[:, chosen]
        rows = np.tile(rows, copies)
        self.patients = rows.shape[1]
        persons, start = length(PERSON), length(PERSON) + length(WRITTEN)
        self.person = named(rows[:persons], PERSON)
        self.start = rows[persons:start]
        self.prescribed = rows[start::2]
        self.buprenorphine = rows[start + 1 :: 2]


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("workload", help="file that KernelExchange.java wrote")
    parser.add_argument("--output", help="write the results of one run there; else serve")
    return parser


def answer(run, output):
    """Writes what one run gives; without an output, serves: a run for each line read, then its thread CPU time in ns."""
    if output:
        np.ascontiguousarray(run(), "<f8").tofile(output)
        return
    for _ in sys.stdin:
        start = time.thread_time_ns()
        run()
        print(time.thread_time_ns() - start, flush=True)
