-- The queue for each offer whose capacity is limited, month by month: people compete for places, and wait. Empty where no policy limits an offer.
-- waiting_at_end = waiting_at_end of the month before + joined - started - left_unserved, exactly. Persons are adults, weighted.
-- Grain: policy x parameter draw x offer x month of 28 days in which somebody was in the queue.
-- Key: policy, draw, offer, month.
CREATE TABLE waiting_times (
  policy STRING NOT NULL COMMENT '[id] policy followed',
  draw INT NOT NULL COMMENT '[id] parameter draw; 0 holds the registry values themselves',
  offer INT NOT NULL COMMENT '[1] place of the offer among those of the policy file, 1 the first',
  month INT NOT NULL COMMENT '[28 d] 28-day period since policy start, 0-based; the visit is at its start',
  patients BIGINT NOT NULL COMMENT '[patients] synthetic patients in the queue at the visit, joiners included, unweighted',
  joined DOUBLE NOT NULL COMMENT '[persons] accepted the offer at the visit',
  started DOUBLE NOT NULL COMMENT '[persons] whose turn came at the visit, those who joined at it included',
  left_unserved DOUBLE NOT NULL COMMENT '[persons] died, or were no longer eligible, between the turns of the visit before and those of this one',
  waiting_at_end DOUBLE NOT NULL COMMENT '[persons] in the queue after the turns of the visit',
  places_taken DOUBLE NOT NULL COMMENT '[persons] in treatment by the offer after the turns of the visit',
  mean_wait_days DOUBLE COMMENT '[d] mean wait of those who started; NULL where nobody did',
  passes INT NOT NULL COMMENT '[1] passes over the cohort until turns stayed as they were, the last included',
  settled BOOLEAN NOT NULL COMMENT '[true/false] whether they did; if not, turns of late months may be off the capacity'
) USING PARQUET
COMMENT 'Queues for offers of limited capacity';
