-- How does any outcome differ between policies?
-- Theme: Who gains and who is harmed
-- Takes: by, policy, measure
-- One outcome (--measure, QALYs if none is named), under each policy and less the comparator.
-- Grain: policy x stratum
-- Inputs: policy_outcomes, policy_contrasts
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum [label] group of patients
-- measure [id] outcome
-- unit [label] unit
-- estimate [as unit] under the policy
-- ci_low [as unit] lower end of its 95% Monte Carlo interval
-- ci_high [as unit] upper end of its 95% Monte Carlo interval
-- difference [as unit] less the comparator
-- difference_low [as unit] lower end of its 95% Monte Carlo interval
-- difference_high [as unit] upper end of its 95% Monte Carlo interval
-- identification [label] of the difference; NULL for the comparator
-- patients [patients] synthetic patients
SELECT policy, o.standing, stratum, measure, o.unit, o.estimate, o.ci_low, o.ci_high, c.difference, c.ci_low AS difference_low, c.ci_high AS difference_high, c.identification, o.patients
FROM policy_outcomes o LEFT JOIN policy_contrasts c USING (policy, draw, stratum_variable, stratum, measure)
WHERE draw = 0 AND measure = getvariable('measure') AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
ORDER BY o.standing = 'reference', policy, stratum;
