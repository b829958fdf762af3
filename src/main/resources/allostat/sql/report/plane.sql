-- The cost-effectiveness plane
-- One point for each draw of the parameters: costs and QALYs less the comparator's, per person of the whole cohort; draw 0 holds the registry's values.
-- Grain: policy x draw, at most the first 200 draws.
-- Inputs: policy_contrasts
-- policy [id] policy followed
-- draw [id] parameter draw
-- qalys [QALY] discounted QALYs less the comparator's
-- cost_usd [USD] discounted cost less the comparator's
SELECT policy, draw, max(difference) FILTER (WHERE measure = 'qalys') AS qalys, max(difference) FILTER (WHERE measure = 'cost_usd') AS cost_usd
FROM policy_contrasts WHERE stratum_variable = 'all' AND measure IN ('qalys', 'cost_usd') AND draw <= 200
GROUP BY policy, draw ORDER BY policy, draw;
