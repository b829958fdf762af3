-- What becomes of patients under each policy?
-- Theme: Who gains and who is harmed
-- Takes: by, policy
-- State at the end and events, in alphabetical order, which is no order of merit.
-- Grain: policy x stratum
-- Inputs: policy_outcomes
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum [label] group of patients
-- mme_per_day [MME/d] dose at the end
-- pain [NRS] pain at the end
-- hyperkatifeia [0-10] hyperkatifeia at the end
-- mood [0-10] mood at the end
-- off_opioids [1] off prescribed opioids at the end
-- overdoses [1/100 py] overdoses by any route
-- crises [1/100 py] mental-health crises
-- deaths [1/100 py] deaths
-- qalys [QALY] discounted QALYs each
-- cost [USD] discounted cost each
SELECT policy, standing, stratum, max(estimate) FILTER (WHERE measure = 'end_mme_per_day') AS mme_per_day, max(estimate) FILTER (WHERE measure = 'end_pain') AS pain,
  max(estimate) FILTER (WHERE measure = 'end_hyperkatifeia') AS hyperkatifeia, max(estimate) FILTER (WHERE measure = 'end_mood') AS mood,
  max(estimate) FILTER (WHERE measure = 'off_opioids') AS off_opioids, max(estimate) FILTER (WHERE measure = 'overdoses') AS overdoses,
  max(estimate) FILTER (WHERE measure = 'mental_health_crises') AS crises, max(estimate) FILTER (WHERE measure = 'deaths') AS deaths,
  max(estimate) FILTER (WHERE measure = 'qalys') AS qalys, max(estimate) FILTER (WHERE measure = 'cost_usd') AS cost
FROM policy_outcomes
WHERE draw = 0 AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
GROUP BY policy, standing, stratum ORDER BY standing = 'reference', policy, stratum;
