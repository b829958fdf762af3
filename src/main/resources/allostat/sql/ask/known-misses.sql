-- Where is the model known to miss?
-- Theme: Against what was published
-- Survey figures that differ by more than both errors, and the misses that travel with outcomes.
-- Grain: figure, or outcome
-- Inputs: survey_estimates, known_miss
-- concerns [id] estimate, or policies and measures as patterns
-- miss [text] what is missed
-- source [citation] where it is seen
SELECT estimate_id || CASE domain WHEN 'all' THEN '' ELSE ' ' || domain END AS concerns, printf('simulated %.2f, published %.2f %s', simulated, published, unit) AS miss, source
FROM survey_estimates WHERE covered = false
UNION ALL SELECT 'measures ' || measures || ' under ' || policies, known_miss, source FROM known_miss ORDER BY 1;
