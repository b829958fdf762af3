-- How many take buprenorphine, and how long do they stay?
-- Theme: Tapers and buprenorphine
-- Takes: by, policy
-- Caveat: Who leaves buprenorphine, and when, is set almost without data (behaviour.buprenorphine.*).
-- Offers, acceptance and retention.
-- Grain: policy x stratum
-- Inputs: policy_outcomes
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum [label] group of patients
-- offered [1] share to whom a switch was offered
-- acceptance [1] made the switch, of those offered
-- left_it [1] left it once or more, of those who began
-- months_each [months] months on buprenorphine for each person of the group
-- at_end [1] of those alive, on it at the end
SELECT policy, standing, stratum, max(estimate) FILTER (WHERE measure = 'buprenorphine_offered') AS offered, max(estimate) FILTER (WHERE measure = 'buprenorphine_acceptance') AS acceptance,
  max(estimate) FILTER (WHERE measure = 'buprenorphine_left') AS left_it, max(estimate) FILTER (WHERE measure = 'months_on_buprenorphine') AS months_each,
  max(estimate) FILTER (WHERE measure = 'on_buprenorphine') AS at_end
FROM policy_outcomes
WHERE draw = 0 AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
GROUP BY policy, standing, stratum HAVING offered > 0 ORDER BY standing = 'reference', policy, stratum;
