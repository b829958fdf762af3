"""Golden values for CostEffectivenessFrontier from an independent implementation: scipy's convex hull.

    python3 src/test/golden/make_frontier_golden.py src/test/resources/golden/evaluate/frontier.csv

Made with Python 3, numpy 2.4.6 and scipy 1.17.1. Options that no other option dominates lie on the chain of the hull
that turns from the cheapest to the most effective option; scipy gets two far points, dearer than and as effective as
the extremes, so that hulls of one or two options have an area. What is dominated is found by comparing all pairs.
"""

import sys

import numpy
from scipy.spatial import ConvexHull

RANDOM = numpy.random.default_rng(20260718)


def place(costs, effects):
    """Dominance, index of the next best and ICER of each option."""
    count = len(costs)
    dominated = [
        any(
            costs[j] <= costs[i] and effects[j] >= effects[i] and (costs[j] < costs[i] or effects[j] > effects[i])
            for j in range(count)
        )
        for i in range(count)
    ]
    alive = [i for i in range(count) if not dominated[i]]
    # scaled to the unit square, with two points far up (dear) so that the lower chain alone matters
    cost_scale = max(costs) - min(costs) or 1.0
    effect_scale = max(effects) - min(effects) or 1.0
    points = [((effects[i] - min(effects)) / effect_scale, (costs[i] - min(costs)) / cost_scale) for i in alive]
    low = min(point[0] for point in points)
    high = max(point[0] for point in points)
    margin = 0.0 if high > low else 1.0
    hull = ConvexHull(numpy.array(points + [(low - margin, 1e3), (high + margin, 1e3)]))
    on_hull = sorted((v for v in hull.vertices if v < len(points)), key=lambda v: points[v][0])
    frontier = [alive[v] for v in on_hull]
    result = []
    for i in range(count):
        if i in frontier:
            k = frontier.index(i)
            before = frontier[k - 1] if k else -1
            icer = (costs[i] - costs[before]) / (effects[i] - effects[before]) if k else float("nan")
            result.append(("frontier", before, icer))
        else:
            result.append(("dominated" if dominated[i] else "extendedly dominated", -1, float("nan")))
    return result


def random_sets():
    for number in range(300):
        count = int(RANDOM.integers(1, 15))
        kind = number % 3
        effects = RANDOM.uniform(0, 5, count)
        if kind == 0:  # anywhere
            costs = RANDOM.uniform(0, 1e5, count)
        elif kind == 1:  # near a convex curve: long frontiers
            costs = 4e3 * effects**2 + RANDOM.normal(0, 2e3, count)
        else:  # near a line, with costs below 0
            costs = 2e4 * effects - 3e4 + RANDOM.normal(0, 5e3, count)
        yield f"random-{number}", costs.tolist(), effects.tolist()


with open(sys.argv[1], "w", encoding="ascii") as file:
    file.write("set,option,cost_usd,qalys,dominance,next_best,icer\n")
    for name, costs, effects in random_sets():
        for i, (dominance, before, icer) in enumerate(place(costs, effects)):
            next_best = "" if before < 0 else str(before)
            value = "" if before < 0 else repr(icer)
            file.write(f"{name},{i},{costs[i]!r},{effects[i]!r},{dominance},{next_best},{value}\n")
