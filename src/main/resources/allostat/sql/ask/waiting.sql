-- How long do people wait for an offer of limited capacity?
-- Theme: Tapers and buprenorphine
-- Takes: policy
-- Queues by month; empty where no policy has a capacity.
-- Grain: policy x offer x month
-- Inputs: waiting_times
-- policy [id] policy followed
-- offer [1] place of the offer in the policy
-- month [28 d] months since policy start
-- joined [persons] joined the queue
-- started [persons] whose turn came
-- waiting [persons] in the queue afterwards
-- mean_wait_days [d] mean wait of those who started
SELECT policy, offer, month, joined, started, waiting_at_end AS waiting, mean_wait_days
FROM waiting_times WHERE draw = 0 AND list_contains(getvariable('policies'), policy) ORDER BY policy, offer, month;
