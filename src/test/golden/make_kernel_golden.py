"""Golden files of the daily kernel, computed by the reference prototypes of its two forms (kernel_prototype.py,
kernel2_prototype.py).

Writes parameters.csv, and NAME.schedule.csv and NAME.expected.csv for every schedule below; README.md beside this file says
what they hold.

    python3 src/test/golden/make_kernel_golden.py            write the files
    python3 src/test/golden/make_kernel_golden.py --check    compare the committed files with the prototype, write nothing
    python3 src/test/golden/make_kernel_golden.py --summary  print the headline numbers of each schedule, write nothing
"""

import csv
import math
import sys
from collections import namedtuple
from pathlib import Path

sys.dont_write_bytecode = True  # no __pycache__ in the source tree

import numpy as np

import kernel2_prototype as second_prototype
import kernel_prototype as prototype

GOLDEN_DIRECTORY = Path(__file__).resolve().parent.parent / "resources" / "golden" / "kernel"
SECOND_DIRECTORY = GOLDEN_DIRECTORY.parent / "kernel2"

DAYS_IN_FULL = 60  # after a change point every day is written ...
THINNED_STEP_DAYS = 7  # ... and later every day divisible by this, and the last day
CHECK_RELATIVE = 1e-12  # another C library may round exp differently in the last place

UNTREATED_PAIN_NRS = 6.5

REGIMEN = {
    "immediate_release": "IR",
    "extended_release": "ER",
    "methadone": "MTD",
    "fentanyl_patch": "FEN",
    "buprenorphine": "BUP",
}

STATES = {
    "agonist_exposure": prototype.A,
    "buprenorphine_exposure": prototype.B,
    "receptor_tolerance": prototype.R,
    "opponent_dopamine": prototype.DA,
    "opponent_opioid_peptide": prototype.OP,
    "opponent_dynorphin": prototype.DYN,
    "opponent_crf": prototype.CRF,
    "opponent_norepinephrine": prototype.NE,
    "opponent_hypocretin": prototype.HC,
    "opponent_neuroimmune": prototype.NI,
    "load_reward": prototype.LR,
    "load_stress": prototype.LS,
}

READOUTS = {
    "dopamine": "xDA",
    "opioid_peptide": "xOP",
    "dynorphin": "yDYN",
    "crf": "yCRF",
    "norepinephrine": "yNE",
    "hypocretin": "yHC",
    "neuroimmune": "yNI",
    "pain": "pain",
    "hyperalgesia": "HA",
    "cows": "cows",
    "reward_deficiency": "rd",
    "stress_reactivity": "sr",
    "hyperkatifeia": "hk",
    "craving": "crave",
    "mood": "mood",
}

SCHEDULE_COLUMNS = ["day", "mme_per_day", "buprenorphine_mg_per_day", "formulation"]
TRACE_COLUMNS = SCHEDULE_COLUMNS[:3] + list(STATES) + list(READOUTS) + ["utility"]

# The second form: a cut may be imposed, untreated pain has a course, and loss of care is a readout.
SECOND_SCHEDULE_COLUMNS = SCHEDULE_COLUMNS + ["imposed_cut", "pain_course"]
SECOND_TRACE_COLUMNS = TRACE_COLUMNS[:-1] + ["care_loss", "utility"]

# Dixon 2011: EQ-5D decrement at pain 0, 1, ..., 10 on the numeric rating scale.
DIXON_2011_DECREMENTS = [0, 0.034, 0.043, 0.061, 0.121, 0.144, 0.252, 0.404, 0.575, 0.771, 0.793]

# Weights that the prototype writes out in Kernel.readout and simulate, by parameter of the registry.
WRITTEN_OUT = {
    "withdrawal.cows_maximum": 48.0,
    "pain.scale_maximum": 10.0,
    "affect.scale_maximum": 10.0,
    "affect.reward_deficiency_half": 0.45,
    "affect.stress_dynorphin_weight": 0.25,
    "affect.stress_crf_weight": 0.35,
    "affect.stress_norepinephrine_weight": 0.15,
    "affect.stress_hypocretin_weight": 0.15,
    "affect.stress_neuroimmune_weight": 0.10,
    "affect.stress_reactivity_half": 0.45,
    "affect.hyperkatifeia_reward_weight": 0.4,
    "affect.hyperkatifeia_stress_weight": 0.4,
    "affect.hyperkatifeia_withdrawal_weight": 0.5,
    "affect.hyperkatifeia_dynorphin_weight": 0.15,
    "affect.hyperkatifeia_half": 0.45,
    "affect.craving_hyperkatifeia_weight": 0.5,
    "affect.craving_withdrawal_weight": 0.6,
    "affect.craving_pain_weight": 0.02,
    "affect.craving_pain_threshold": 4.0,
    "affect.craving_half": 0.40,
    "affect.mood_base": 6.5,
    "affect.mood_signal_weight": 1.2,
    "affect.mood_pain_weight": 0.25,
    "affect.mood_pain_reference": 5.0,
    "affect.mood_hyperkatifeia_weight": 0.30,
    "affect.mood_reward_deficiency_weight": 0.10,
    "utility.base": 0.86,
    "utility.hyperkatifeia_decrement": 0.012,
    "utility.reward_deficiency_decrement": 0.004,
    "criteria.reward_load_weight": 1.3,
    "criteria.stress_load_weight": 1.0,
    "criteria.craving_weight": 0.13,
    "criteria.misuse_weight": 1.2,
    "hazard.misuse_extra_mme_per_day": 40.0,
    "hazard.misuse_constant": 0.5,
}

# What the second form adds, switched off: with these values it is the first form.
SWITCHED_OFF = {
    "opponents.neuroimmune.drive_exponent": 1.0,
    "care.recovery_days": 610.0,
    "care.loss_per_imposed_cut": 0.0,
    "care.distress_weight": 0.0,
    "utility.withdrawal_per_cows_squared": 0.0,
    "utility.illicit": 0.0,
    "utility.crisis": 0.0,
    "utility.overdose": 0.0,
    "hazard.overdose_care_factor": 0.0,
    "hazard.misuse_care_factor": 0.0,
    "hazard.background_on_drug": 0.0,
    "hazard.background_on_drug_half_effect_mme_per_day": 60.0,
    "hazard.background_lost_care": 0.0,
}

# The second form as its prototype has it; what it writes out stands here too, and so do hazards that no trace reads.
SECOND_FORM = {
    "opponents.neuroimmune.drive_exponent": 2.0,
    "opponents.neuroimmune.half_effect_mme_per_day": second_prototype.V2K["KN"],
    "pharmacology.buprenorphine_neuroimmune_drive": second_prototype.V2K["nb"],
    "load.half_effect_mme_per_day": second_prototype.V2K["Kload"],
    "load.reward_from_drug": second_prototype.V2K["wU_r"],
    "load.stress_from_drug": second_prototype.V2K["wU_s"],
    "pharmacology.buprenorphine_efficacy": second_prototype.V2K["alpha"],
    "pharmacology.kappa_block_maximum": second_prototype.V2K["kb"],
    "care.recovery_days": second_prototype.V2K["tauQ"],
    "care.distress_weight": second_prototype.V2K["hQ"],
    "care.loss_per_imposed_cut": 0.7,
    "traits.analgesic_efficacy": second_prototype.REFERENCE["emax"],
    "traits.neuroimmune_pain_weight": second_prototype.REFERENCE["pi"][6],
    "utility.withdrawal_per_cows_squared": 0.00021,
    "utility.illicit": 0.1,
    "utility.crisis": 0.04,
    "utility.overdose": 0.03,
    "hazard.overdose_lost_tolerance": 0.081,
    "hazard.overdose_care_factor": 1.0,
    "hazard.misuse_care_factor": 0.38,
    "hazard.background_on_drug": 1.1,
    "hazard.background_lost_care": 0.3,
}

# What the model has and the prototype has not, at the value that leaves it out: no covariates, an illicit supply as potent as
# the prescribed drug. No trace reads where moderate withdrawal begins.
LEFT_OUT = {
    "withdrawal.moderate_cows": 13.0,
    "hazard.illicit_potency": 1.0,
    "hazard.overdose_benzodiazepine_ratio": 1.0,
    "hazard.overdose_benzodiazepine_prevalence": 0.0,
    "hazard.crisis_depression_ratio": 1.0,
    "hazard.crisis_depression_prevalence": 0.0,
    "hazard.overdose_beyond_tolerance": 0.0,
    "hazard.risk_prevalence": 0.25,
    "hazard.risk_ratio_overdose": 1.0,
    "hazard.risk_ratio_crisis": 1.0,
    "hazard.drift_ratio": 0.0,
    "pain.drift.sd": 0.0,
    "pain.drift.visit_correlation": 0.9,
    "hazard.overdose_illicit": 0.0,
    "hazard.overdose_fatal_share_illicit": 0.0,
    "utility.pain_mapping": 0.0,
    "utility.pain_linear_per_nrs": 0.05,
    "pain.course.sd": 0.0,
    "pain.course.visit_correlation": 0.9,
    "traits.adaptation_time_factor": 1.0,
    "traits.vulnerability": 1.0,
}

PARAMETERS = {
    "pharmacology.tolerance_gain": "kapR",
    "pharmacology.buprenorphine_half_effect_mg_per_day": "Kb",
    "pharmacology.buprenorphine_efficacy": "alpha",
    "pharmacology.buprenorphine_tolerance_shift": "chi",
    "pharmacology.buprenorphine_tolerance_drive": "rb",
    "pharmacology.buprenorphine_opponent_drive": "ub",
    "pharmacology.kappa_block_maximum": "kb",
    "pharmacology.kappa_block_half_effect_mg_per_day": "Kk",
    "pharmacology.buprenorphine_neuroimmune_drive": "ub",
    "load.half_effect_mme_per_day": "KU",
    "opponents.neuroimmune.half_effect_mme_per_day": "KU",
    "opponents.sensitization": "eta",
    "load.reward_from_drug": "wU_r",
    "load.stress_from_drug": "wU_s",
    "load.reward_from_withdrawal": "wW_r",
    "load.stress_from_withdrawal": "wW_s",
    "load.maximum": "Lmax",
    "load.reward_recovery_ratio": "downR",
    "load.stress_recovery_ratio": "downS",
    "withdrawal.load_weight": "vL",
    "withdrawal.threshold": "delta",
    "pain.load_weight": "piL",
    "pain.withdrawal_weight": "piW",
    "traits.analgesic_efficacy": "emax",
    "traits.half_effect_mme_per_day": "Kf",
    "traits.tolerance_time_constant_days": "tauR",
    "traits.reward_load_time_constant_days": "tauLR",
    "traits.stress_load_time_constant_days": "tauLS",
    "traits.withdrawal_half": "W50",
}

HAZARDS = {
    "overdose_base": "od0",
    "overdose_per_mme_per_day": "od1",
    "overdose_on_buprenorphine": "odG",
    "overdose_lost_tolerance": "od2",
    "overdose_withdrawal_weight": "odW",
    "overdose_misuse_weight": "odM",
    "overdose_fatal_share": "cf",
    "overdose_fatal_share_misuse": "cfM",
    "crisis_base": "mh0",
    "crisis_hyperkatifeia_weight": "mhH",
    "crisis_hyperkatifeia_squared_weight": "mhQ",
    "crisis_withdrawal_weight": "mhW",
    "crisis_unmasked_load_weight": "mhZ",
    "crisis_suicide_share": "suic",
    "misuse_base": "mi0",
    "misuse_withdrawal_weight": "miW",
    "misuse_unmasked_load_weight": "miZ",
    "background_mortality_ratio": "smr",
    "unmasked_load_weight": "cZ",
}

SYSTEMS = ["dopamine", "opioid_peptide", "dynorphin", "crf", "norepinephrine", "hypocretin", "neuroimmune"]
ITEMS = [  # in the order of the prototype's table
    "larger_or_longer",
    "cut_down",
    "time_spent",
    "activities_given_up",
    "health_problems",
    "role_failure",
    "social_problems",
    "hazardous_use",
    "craving",
    "tolerance",
    "withdrawal",
]

Change = namedtuple("Change", "day mme_per_day buprenorphine_mg_per_day formulation")
SecondChange = namedtuple("SecondChange", Change._fields + ("imposed_cut", "pain_course"))
Schedule = namedtuple("Schedule", "changes days")


# ------------------------------------------------------------------------------------------------- schedules


def hold(mme_per_day, days, then=(), formulation="immediate_release"):
    """One dose from day 0, then further (mme_per_day, buprenorphine_mg_per_day, days) periods."""
    return periods([(mme_per_day, 0.0, days), *then], formulation)


def periods(plan, formulation="immediate_release"):
    """Consecutive periods (mme_per_day, buprenorphine_mg_per_day, days) of one formulation as change points."""
    changes, day = [], 0
    for mme_per_day, buprenorphine_mg_per_day, days in plan:
        changes.append(Change(day, float(mme_per_day), float(buprenorphine_mg_per_day), formulation))
        day += days
    return Schedule(changes, day)


def taper(start_mme_per_day, share_of_start, interval_days, days_before, days_after):
    """Cuts of a share of the starting dose, the first one interval after the taper begins, down to zero."""
    steps = round(1 / share_of_start)
    doses = [start_mme_per_day * (steps - step) / steps for step in range(1, steps)]
    return hold(
        start_mme_per_day,
        days_before + interval_days,
        [(dose, 0.0, interval_days) for dose in doses] + [(0.0, 0.0, days_after)],
    )


def escalation_spiral_then_stop(days_after):
    """The dose path the prototype's escalation rule takes in five years (x1.25 per 84 d while relief < 1 NRS), then zero."""
    _, _, record = prototype.escalated()
    doses = [day["D"] for day in record]
    starts = [0] + [day for day in range(1, len(doses)) if doses[day] != doses[day - 1]] + [len(doses)]
    plan = [(doses[first], 0.0, after - first) for first, after in zip(starts, starts[1:])]
    return periods(plan + [(0.0, 0.0, days_after)])


def low_dose_overlap_switch():
    """Buprenorphine rises in small doses for a week while methadone falls to zero in five days: both drugs at once."""
    buprenorphine = [0.5, 1, 2, 4, 8, 12]
    agonist = [90.0 * max(0, 5 - day) / 5 for day in range(len(buprenorphine))]
    overlap = [(mme, mg, 1) for mme, mg in zip(agonist, buprenorphine)]
    return hold(90, 1095, overlap + [(0, 16, 180)], "methadone")


def schedules():
    """Every golden schedule by name."""
    off = [(0, 0, 400)]
    return {
        "constant_25": hold(25, 400),
        "constant_78": hold(78, 400),
        "spiral_stop": escalation_spiral_then_stop(400),
        "stop_immediate_release": hold(90, 730, off, "immediate_release"),
        "stop_extended_release": hold(90, 730, off, "extended_release"),
        "stop_methadone": hold(90, 730, off, "methadone"),
        "stop_fentanyl_patch": hold(90, 730, off, "fentanyl_patch"),
        "stop_buprenorphine": periods([(0, 16, 730), (0, 0, 400)], "buprenorphine"),
        "stop_three_years": hold(90, 1095, off),
        "stop_extreme": hold(1000, 365, [(0, 0, 120)]),
        "taper_25_percent_weekly": taper(90.0, 0.25, 7, 1095, 365),
        "taper_10_percent_weekly": taper(90.0, 0.10, 7, 1095, 365),
        "taper_10_percent_monthly": taper(90.0, 0.10, 28, 1095, 365),
        "switch_buprenorphine": hold(90, 1095, [(0, 16, 400)]),
        "switch_low_dose_overlap": low_dose_overlap_switch(),
        "mixed": periods(
            [(50, 0, 180), (120, 0, 180), (300, 0, 365), (0, 0, 60), (100, 0, 60), (0, 16, 120), (0, 0, 60)]
        ),
    }


def second_schedules():
    """Every golden schedule of the second form by name: (mme, buprenorphine mg, days, imposed cut, pain course) periods."""
    imposed_taper = [(90.0 * (9 - step) / 10, 0, 28, 1 / (10 - step), 0) for step in range(10)]
    return {
        "constant_25": second_periods([(25, 0, 400, 0, 0)]),
        "constant_300": second_periods([(300, 0, 1096, 0, 0)]),
        "stop_by_consent": second_periods([(90, 0, 730, 0, 0), (0, 0, 400, 0, 0)]),
        "stop_imposed": second_periods([(90, 0, 730, 0, 0), (0, 0, 400, 1, 0)]),
        "taper_imposed": second_periods([(90, 0, 730, 0, 0), *imposed_taper, (0, 0, 365, 0, 0)]),
        "switch_buprenorphine": second_periods([(372, 0, 1095, 0, 0), (0, 24, 400, 0, 0)]),
        "course_of_pain": second_periods(
            [(60, 0, 28, 0, course) for course in (0.4, -1.2, 2.5, 5.0, -3.0, -7.0, 0.9, 1.7)], "extended_release"
        ),
        "mixed": second_periods(
            [
                (50, 0, 180, 0, 0.5),
                (120, 0, 180, 0, -0.3),
                (60, 0, 365, 0.5, 0),
                (0, 0, 60, 1, 1.5),
                (100, 0, 60, 0, 0),
                (0, 16, 120, 0.25, 0),
                (0, 0, 60, 0, -2),
            ]
        ),
    }


def second_periods(plan, formulation="immediate_release"):
    """Consecutive periods of one formulation as change points of the second form."""
    changes, day = [], 0
    for mme_per_day, buprenorphine_mg_per_day, days, imposed_cut, pain_course in plan:
        dose = (float(mme_per_day), float(buprenorphine_mg_per_day), formulation)
        changes.append(SecondChange(day, *dose, float(imposed_cut), float(pain_course)))
        day += days
    return Schedule(changes, day)


# ------------------------------------------------------------------------------------------------ parameters


def parameters(form=SWITCHED_OFF):
    """Every value that the prototype uses, by parameter of the registry: goldens test equations, not values."""
    values = {**WRITTEN_OUT, **LEFT_OUT, "traits.untreated_pain": UNTREATED_PAIN_NRS}
    values.update({name: prototype.DEF[key] for name, key in PARAMETERS.items()})
    values.update({f"hazard.{name}": prototype.HZ[key] for name, key in HAZARDS.items()})
    values["hazard.misuse_craving_weight"] = prototype.HZ["miC"] / 3
    for index, system in enumerate(SYSTEMS):
        values[f"opponents.{system}.gain"] = prototype.DEF["gam"][index]
        values[f"opponents.{system}.time_constant_days"] = prototype.DEF["tau"][index]
        values[f"opponents.{system}.load_coupling"] = prototype.DEF["ell"][index]
    for system in ["dynorphin", "crf", "norepinephrine", "hypocretin"]:
        values[f"withdrawal.{system}_weight"] = prototype.DEF["v"][SYSTEMS.index(system)]
    for system in ["opioid_peptide", "dynorphin", "crf", "norepinephrine"]:
        values[f"pain.{system}_weight"] = prototype.DEF["pi"][SYSTEMS.index(system)]
    values["traits.neuroimmune_pain_weight"] = prototype.DEF["pi"][SYSTEMS.index("neuroimmune")]
    for point, decrement in enumerate(DIXON_2011_DECREMENTS):
        values[f"utility.pain_decrement{point}"] = decrement
    for item, (discrimination, severity) in zip(ITEMS, prototype.DSM):
        values[f"criteria.{item}.discrimination"] = discrimination
        values[f"criteria.{item}.severity"] = severity
    for formulation, name in REGIMEN.items():
        drug = prototype.DRUG[name]
        values[f"regimens.{formulation}.ripple_half_life_hours"] = drug["th"]
        values[f"regimens.{formulation}.carry_over_half_life_hours"] = drug["tc"]
        values[f"regimens.{formulation}.doses_per_day"] = drug["n"]
        values[f"regimens.{formulation}.longest_gap_hours"] = drug["gap"]
    values.update(SWITCHED_OFF)
    values.update(form)
    return [{"parameter_id": name, "value": repr(float(values[name]))} for name in sorted(values)]


# ----------------------------------------------------------------------------------------------------- trace


def utility(pain_nrs, hyperkatifeia, reward_deficiency):
    """model.md (18) with the published Dixon table, linear between whole scores, in place of the prototype's polynomial."""
    decrement = np.interp(pain_nrs, range(len(DIXON_2011_DECREMENTS)), DIXON_2011_DECREMENTS)
    return 0.86 - decrement - 0.012 * hyperkatifeia - 0.004 * reward_deficiency


def trace(schedule):
    """One dict per day, keyed by TRACE_COLUMNS: states at the end of the day, readouts of the day."""
    kernel = prototype.Kernel(P0=UNTREATED_PAIN_NRS)
    state = kernel.init()
    rows = []
    for change, following in zip(schedule.changes, schedule.changes[1:] + [None]):
        for day in range(change.day, schedule.days if following is None else following.day):
            state, readout = kernel.step(
                state,
                np.asarray(change.mme_per_day),
                np.asarray(change.buprenorphine_mg_per_day),
                REGIMEN[change.formulation],
            )
            rows.append(trace_row(day, change, state, readout))
    return rows


def trace_row(day, change, state, readout):
    row = {
        "day": day,
        "mme_per_day": change.mme_per_day,
        "buprenorphine_mg_per_day": change.buprenorphine_mg_per_day,
    }
    row.update({column: float(state[index, 0]) for column, index in STATES.items()})
    row.update({column: float(np.ravel(readout[key])[0]) for column, key in READOUTS.items()})
    row["utility"] = float(utility(row["pain"], row["hyperkatifeia"], row["reward_deficiency"]))
    return row


def second_trace(schedule):
    """As trace, of the second form."""
    reference = second_prototype.REFERENCE
    kernel = second_prototype.Kernel2(**reference)
    state = kernel.init()
    rows = []
    for change, following in zip(schedule.changes, schedule.changes[1:] + [None]):
        state = kernel.imposed_cut(state, change.imposed_cut)
        untreated = min(10.0, max(0.0, reference["P0"] + change.pain_course))
        for day in range(change.day, schedule.days if following is None else following.day):
            dose, buprenorphine = np.asarray(change.mme_per_day), np.asarray(change.buprenorphine_mg_per_day)
            state, readout = kernel.step(state, dose, buprenorphine, REGIMEN[change.formulation], untreated)
            rows.append(second_trace_row(day, change, state, readout))
    return rows


def second_trace_row(day, change, state, readout):
    """The prototype overwrites pain and hyperkatifeia; craving, mood and utility, which it leaves, follow from them here."""
    row = trace_row(day, change, state, readout)
    pain, hyperkatifeia, affect = row["pain"], row["hyperkatifeia"], float(np.ravel(readout["h"])[0])
    urge = 0.5 * affect + 0.6 * float(np.ravel(readout["Wt"])[0]) + 0.02 * max(pain - 4, 0)
    row["craving"] = 10 * urge / (urge + 0.40)
    signal = float(np.ravel(readout["S"])[0])
    mood = 6.5 + 1.2 * signal - 0.25 * (pain - 5) - 0.30 * hyperkatifeia - 0.10 * row["reward_deficiency"]
    row["mood"] = min(10.0, max(0.0, mood))
    row["care_loss"] = float(np.ravel(readout["Q"])[0])
    row["utility"] = float(utility(pain, hyperkatifeia, row["reward_deficiency"])) - 0.00021 * row["cows"] ** 2
    return row


def thinned(rows, schedule):
    """Every day for DAYS_IN_FULL days from each change point, then weekly, and the last day."""
    in_full = {day for change in schedule.changes for day in range(change.day, change.day + DAYS_IN_FULL)}
    last = rows[-1]["day"]
    return [
        row for row in rows if row["day"] in in_full or row["day"] % THINNED_STEP_DAYS == 0 or row["day"] == last
    ]


# ----------------------------------------------------------------------------------------------------- files


def text(value):
    """17 significant digits: the double that is read back is the one that was written; no negative zero."""
    return format(value + 0.0, ".17g") if isinstance(value, float) else str(value)


def write_csv(path, columns, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([text(row[column]) for column in columns] for row in rows)


def differences(path, columns, rows):
    """Messages for every cell of a committed file that is not what the prototype gives now."""
    if not path.is_file():
        return [f"{path.name}: missing"]
    with path.open(encoding="utf-8", newline="") as file:
        committed = list(csv.reader(file))
    if committed[0] != columns or len(committed) != len(rows) + 1:
        return [f"{path.name}: other columns or {len(committed) - 1} rows instead of {len(rows)}"]
    return [
        f"{path.name}: line {line}, {column}: {cell} instead of {text(row[column])}"
        for line, (cells, row) in enumerate(zip(committed[1:], rows), start=2)
        for column, cell in zip(columns, cells)
        if not same(cell, row[column])
    ]


def same(cell, value):
    if isinstance(value, str):
        return cell == value
    return math.isclose(float(cell), value, rel_tol=CHECK_RELATIVE, abs_tol=CHECK_RELATIVE)


def files():
    """(path, columns, rows) of every golden file."""
    yield GOLDEN_DIRECTORY / "parameters.csv", ["parameter_id", "value"], parameters()
    for name, schedule in schedules().items():
        changes = [change._asdict() for change in schedule.changes]
        yield GOLDEN_DIRECTORY / f"{name}.schedule.csv", SCHEDULE_COLUMNS, changes
        yield GOLDEN_DIRECTORY / f"{name}.expected.csv", TRACE_COLUMNS, thinned(trace(schedule), schedule)
    yield SECOND_DIRECTORY / "parameters.csv", ["parameter_id", "value"], parameters(SECOND_FORM)
    for name, schedule in second_schedules().items():
        changes = [change._asdict() for change in schedule.changes]
        yield SECOND_DIRECTORY / f"{name}.schedule.csv", SECOND_SCHEDULE_COLUMNS, changes
        yield SECOND_DIRECTORY / f"{name}.expected.csv", SECOND_TRACE_COLUMNS, thinned(second_trace(schedule), schedule)


def summarize():
    """Headline numbers around the last change of each schedule, on every day, not only those that the files keep."""
    for name, schedule in schedules().items():
        rows = trace(schedule)
        last_change = schedule.changes[-1].day
        print(f"{name}: {schedule.days} d, last change on day {last_change}")
        days = {0, 29, schedule.days - 1, last_change - 1}
        days |= {last_change + after for after in (1, 13, 30, 90, 180, 365)}
        for day in sorted(day for day in days if 0 <= day < schedule.days):
            print("  day %5d  " % day + summary(rows[day]))
        peak = max(rows[last_change:], key=lambda row: row["cows"])
        print("  highest COWS %.4f on day %d of the last period" % (peak["cows"], peak["day"] - last_change + 1))


def summary(row):
    return (
        "MME %.1f pain %+.4f COWS %.3f HK %.4f RD %.4f SR %.4f mood %.4f utility %.4f load_stress %.5f R %.5f"
        % (
            row["mme_per_day"],
            row["pain"] - UNTREATED_PAIN_NRS,
            row["cows"],
            row["hyperkatifeia"],
            row["reward_deficiency"],
            row["stress_reactivity"],
            row["mood"],
            row["utility"],
            row["load_stress"],
            row["receptor_tolerance"],
        )
    )


def main(arguments):
    if arguments == ["--summary"]:
        summarize()
    elif arguments == ["--check"]:
        problems = [problem for file in files() for problem in differences(*file)]
        print("\n".join(problems[:20] + [f"{len(problems)} differences"]))
        return 1 if problems else 0
    elif not arguments:
        for directory in (GOLDEN_DIRECTORY, SECOND_DIRECTORY):
            directory.mkdir(parents=True, exist_ok=True)
        for file in files():
            write_csv(*file)
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
