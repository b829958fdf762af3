-- How many accept a taper, complete it, or have it undone?
-- Theme: Tapers and buprenorphine
-- Takes: by, policy
-- Caveat: Acceptance and completion under education are scenarios: no trial measured them.
-- Offers, acceptance, completion and reversal of tapers.
-- Grain: policy x stratum
-- Inputs: policy_outcomes
-- policy [id] policy followed
-- standing [label] guideline, practice, scenario or reference (no option)
-- stratum [label] group of patients
-- offered [1] share to whom a taper was offered or ordered
-- acceptance [1] began, of those offered
-- completion [1] reached the floor, of those who began
-- given_up [1] share who gave one up, or had it undone
-- undone [1] share with a taper or stop undone
-- under_way [1] of those alive, in a taper at the end
SELECT policy, standing, stratum, max(estimate) FILTER (WHERE measure = 'taper_offered') AS offered, max(estimate) FILTER (WHERE measure = 'taper_acceptance') AS acceptance,
  max(estimate) FILTER (WHERE measure = 'taper_completion') AS completion, max(estimate) FILTER (WHERE measure = 'taper_failed') AS given_up,
  max(estimate) FILTER (WHERE measure = 'reversed') AS undone, max(estimate) FILTER (WHERE measure = 'taper_unfinished') AS under_way
FROM policy_outcomes
WHERE draw = 0 AND stratum_variable = getvariable('stratum_variable') AND (getvariable('one_stratum') IS NULL OR stratum = getvariable('one_stratum')) AND list_contains(getvariable('policies'), policy)
GROUP BY policy, standing, stratum ORDER BY standing = 'reference', policy, stratum;
