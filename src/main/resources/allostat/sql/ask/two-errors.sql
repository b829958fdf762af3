-- How much of the uncertainty would more patients remove?
-- Theme: How sure
-- Takes: by, policy
-- Monte Carlo and parameter uncertainty of the QALYs, apart.
-- Grain: policy x stratum
-- Inputs: policy_contrasts
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum [label] group of patients
-- monte_carlo_half_width [QALY] half of the 95% Monte Carlo interval of draw 0
-- uncertainty_half_width [QALY] half of the 95% uncertainty interval
-- mc_share_of_variance [1] part of the variance over draws that more patients would remove
-- draws [draws] draws behind it
SELECT policy, standing, stratum, (ci_high - ci_low) / 2 AS monte_carlo_half_width, (uncertainty_high - uncertainty_low) / 2 AS uncertainty_half_width, mc_share_of_variance, draws
FROM policy_contrasts
WHERE draw = 0 AND measure = 'qalys' AND draws IS NOT NULL AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
ORDER BY standing = 'reference', policy, stratum;
