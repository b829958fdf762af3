-- How many QALYs does a policy gain or lose?
-- Theme: Who gains and who is harmed
-- Takes: by, policy
-- Discounted QALYs less the comparator in the same people, for each person of the group.
-- Grain: policy x stratum
-- Inputs: policy_contrasts
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum [label] group of patients
-- qalys [QALY] difference
-- ci_low [QALY] lower end of the 95% Monte Carlo interval
-- ci_high [QALY] upper end of the 95% Monte Carlo interval
-- draw_mean [QALY] mean over draws
-- uncertainty_low [QALY] lower end of the 95% uncertainty interval
-- uncertainty_high [QALY] upper end of the 95% uncertainty interval
-- probability_better [1] share of draws in which it is better
-- identification [label] identified, turned, unclear or not examined
-- turned_by [id] what turns the sign
-- patients [patients] synthetic patients
SELECT policy, standing, stratum, difference AS qalys, ci_low, ci_high, draw_mean, uncertainty_low, uncertainty_high, probability_better, identification, turned_by, patients
FROM policy_contrasts
WHERE draw = 0 AND measure = 'qalys' AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
ORDER BY standing = 'reference', policy, stratum;
