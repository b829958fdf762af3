#!/usr/bin/env python3
"""Tabulates adult past-year users of prescription opioids by what the population generator needs jointly.

Input: an extract of the NSDUH 2021 public-use file, one row per adult, with columns agegrp, male, race3, health_fp, k6,
ins_private, ins_medicaid, ins_medicare, ins_military, insured, pr_use_py, pr_misuse_py (empty = missing). Output: cells
with the unweighted count and the standardized share of all users; the shares add to 1.

    python3 tabulate_users_2021.py EXTRACT.csv.gz us_adults_2021.csv > users_2021.csv

The extract has no survey weights, so records are reweighted by age group and sex to the adult population of
us_adults_2021.csv: the survey interviews more of the young and more women than there are. Python's standard library is
enough.
"""

import csv
import gzip
import sys
from collections import Counter

AGE = {"1": "18-34", "2": "35-64", "3": "65+"}
RACE = {"1": "non_hispanic_white", "2": "non_hispanic_other", "3": "hispanic"}

COMMENT = """\
# Adults with past-year use of prescription opioids, 2021: joint shares.
# Source: SAMHSA, National Survey on Drug Use and Health 2021, public-use file (an extract of all 47,291 adults).
# Made by src/test/evidence/tabulate_users_2021.py. Records with self-rated health missing are left out.
# share: records reweighted by age group and sex to the adults of us_adults_2021.csv (recalled, rounded);
#   the shares add to 1. Not a design-based national estimate: no survey weights, strata or sampling units were available.
# insurance: the first that applies of medicaid, medicare, private, other (military, or insured otherwise), uninsured.
# serious_distress: K6 of 13 or more in the past month. misuse: past-year, not imputed, so slightly low.
# Small cells: 306 of the 477 cells hold fewer than 11 records; use sums, not single cells.
"""


def insurance(row):
    for column, name in (("ins_medicaid", "medicaid"), ("ins_medicare", "medicare"), ("ins_private", "private")):
        if row[column] == "1":
            return name
    return "other" if row["ins_military"] == "1" or row["insured"] == "1" else "uninsured"


def cell(row):
    return (
        AGE[row["agegrp"]],
        "male" if row["male"] == "1" else "female",
        RACE[row["race3"]],
        insurance(row),
        "true" if row["health_fp"] == "1" else "false",
        "true" if int(row["k6"]) >= 13 else "false",
        "true" if row["pr_misuse_py"] == "1" else "false",
    )


def adults_by_group(path):
    """Millions by age group and sex."""
    adults = Counter()
    with open(path, newline="") as text:
        for row in csv.DictReader(line for line in text if not line.startswith("#")):
            low = int(row["age_low_years"])
            age = "18-34" if low < 35 else "35-64" if low < 65 else "65+"
            adults[age, row["sex"]] += float(row["population_million"])
    return adults


def main(path, population_path):
    with gzip.open(path, "rt", newline="") as text:
        adults = list(csv.DictReader(text))
    interviewed = Counter(cell(row)[:2] for row in adults if row["health_fp"] != "" and row["k6"] != "")
    population = adults_by_group(population_path)
    weight = {group: population[group] / n for group, n in interviewed.items()}
    users = [row for row in adults if row["pr_use_py"] == "1" and row["health_fp"] != "" and row["k6"] != ""]
    counts = Counter(cell(row) for row in users)
    total = sum(n * weight[key[:2]] for key, n in counts.items())
    sys.stdout.write(COMMENT)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(
        "age_group,sex,race_ethnicity,insurance,fair_poor_health,serious_distress,misuse,unweighted_n,share".split(",")
    )
    for key, n in sorted(counts.items()):
        out.writerow([*key, n, f"{n * weight[key[:2]] / total:.9f}"])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
