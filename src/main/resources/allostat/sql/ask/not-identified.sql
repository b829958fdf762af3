-- Where is the sign not identified, and what turns it?
-- Theme: How sure
-- Takes: by, policy
-- Differences whose sign turns over pivots, parameters at values that no data exclude, or over draws.
-- Grain: policy x stratum x measure
-- Inputs: policy_contrasts, pivot_contrasts
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum [label] group of patients
-- measure [id] outcome
-- difference [as unit] as the model stands
-- turned_by [id] pivot or draw that turns it furthest
-- turned_to [as unit] difference under that pivot; NULL for a draw
-- reason [text] why that value is possible
SELECT c.policy, c.standing, c.stratum, c.measure, c.difference, c.turned_by, p.difference AS turned_to, p.reason
FROM policy_contrasts c LEFT JOIN pivot_contrasts p ON p.pivot_id = c.turned_by AND p.policy = c.policy AND p.stratum_variable = c.stratum_variable AND p.stratum = c.stratum AND p.measure = c.measure
WHERE c.draw = 0 AND c.identification = 'turned' AND c.stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR c.stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), c.policy)
ORDER BY c.standing = 'reference', c.policy, c.stratum, c.measure;
