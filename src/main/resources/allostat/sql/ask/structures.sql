-- Does the answer hold under another structure of the model?
-- Theme: How sure
-- Takes: policy
-- QALYs less the comparator under each structure; they are never averaged.
-- Grain: structure x policy
-- Inputs: structure_contrasts
-- structure [id] structure; as-is for the model as it is
-- title [text] what it is
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- qalys [QALY] less the comparator, whole cohort
-- ci_low [QALY] lower end of the 95% Monte Carlo interval
-- ci_high [QALY] upper end of the 95% Monte Carlo interval
SELECT structure, title, policy, standing, difference AS qalys, ci_low, ci_high
FROM structure_contrasts WHERE stratum_variable = 'all' AND measure = 'qalys' AND list_contains(getvariable('policies'), policy)
ORDER BY structure <> 'as-is', structure, standing = 'reference', policy;
