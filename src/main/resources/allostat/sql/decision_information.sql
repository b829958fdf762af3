-- Perfect information, then the ten parameters or groups worth most, at the threshold nearest to 100,000 USD. Grain: subject. Inputs: value_of_information.
WITH nearest AS (
  SELECT * FROM value_of_information
  QUALIFY dense_rank() OVER (ORDER BY abs(threshold_usd_per_qaly - 100000), threshold_usd_per_qaly) = 1)
SELECT kind, subject, threshold_usd_per_qaly, round(value_usd, 2) AS usd_per_person, round(bias_usd, 2) AS bias_taken_off, round(strongest_by_luck_usd, 2) AS strongest_by_luck, value_usd > strongest_by_luck_usd AS beyond_luck,
  round(population_value_usd / 1e6, 1) AS million_usd_for_all, round(discounted_decisions / 1e6, 3) AS million_decisions
FROM nearest WHERE kind = 'perfect' OR value_usd > 0 ORDER BY kind <> 'perfect', value_usd DESC, subject LIMIT 11;
