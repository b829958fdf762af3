"""Golden files of the random layer: Philox4x64-10 blocks from numpy and normal quantiles from scipy.

README.md beside this file says what the files hold.

    python3 src/test/golden/make_random_golden.py            write the files
    python3 src/test/golden/make_random_golden.py --check    compare the committed files with numpy and scipy, write nothing
"""

import math
import sys
from pathlib import Path
from statistics import NormalDist

sys.dont_write_bytecode = True  # no __pycache__ in the source tree

import numpy as np
from scipy.special import ndtri

GOLDEN_DIRECTORY = Path(__file__).resolve().parent.parent / "resources" / "golden"

WORD = 1 << 64
ONES = WORD - 1
TOP_BIT = 1 << 63

# Random123, tests/kat_vectors (D. E. Shaw Research): philox4x64, 10 rounds; counter, key, block.
KNOWN_ANSWERS = [
    (
        (0, 0, 0, 0),
        (0, 0),
        (0x16554D9ECA36314C, 0xDB20FE9D672D0FDC, 0xD7E772CEE186176B, 0x7E68B68AEC7BA23B),
    ),
    (
        (ONES, ONES, ONES, ONES),
        (ONES, ONES),
        (0x87B092C3013FE90B, 0x438C3C67BE8D0224, 0x9CC7D7C69CD777B6, 0xA09CAEBF594F0BA0),
    ),
    (
        (0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89),
        (0x452821E638D01377, 0xBE5466CF34E90C6C),
        (0xA528F45403E61D95, 0x38C72DBD566E9788, 0xA5A1610E72FD18B5, 0x57BD43B5E52B7FE6),
    ),
]

RANDOM_ROWS = 64
RANDOM_ROWS_SEED = 20110711

# Where published approximations change formula: Acklam .02425, AS 241 .075 and exp(-25), Cephes exp(-2) and exp(-32).
BRANCH_POINTS = [0.02425, 0.075, math.exp(-2.0), math.exp(-25.0), math.exp(-32.0)]

# scipy's ndtri (Cephes) and Python's NormalDist (Wichura's AS 241) share no code; they must agree this well, relatively.
QUANTILE_AGREEMENT = 2e-14


# ---------------------------------------------------------------------------------------------------- philox


def as_integer(words):
    """Little-endian words to one integer, as numpy takes a counter or a key."""
    return sum(word << (64 * position) for position, word in enumerate(words))


def block(counter, key):
    """The block of exactly this counter: numpy adds one to its counter before it makes a block, so one is taken off."""
    before = (as_integer(counter) - 1) % WORD**4
    return tuple(int(word) for word in np.random.Philox(counter=before, key=as_integer(key)).random_raw(4))


def check_known_answers():
    for counter, key, expected in KNOWN_ANSWERS:
        if block(counter, key) != expected:
            raise SystemExit(f"numpy's Philox does not give the Random123 block of counter {counter}, key {key}")


def edge_inputs():
    """Known answers; each of the six words alone at 1, at its sign bit and at all ones; and carries between words."""
    for counter, key, _ in KNOWN_ANSWERS:
        yield counter, key
    for position in range(6):
        for value in (1, TOP_BIT, ONES):
            words = tuple(value if other == position else 0 for other in range(6))
            yield words[:4], words[4:]
    yield (ONES, 0, 0, 0), (ONES, 0)
    yield (0, 1, 0, 0), (ONES, 0)
    yield (ONES, ONES, ONES, TOP_BIT - 1), (TOP_BIT, TOP_BIT)
    yield (0, 0, 0, TOP_BIT), (TOP_BIT, TOP_BIT)


def random_inputs():
    generator = np.random.Generator(np.random.PCG64(RANDOM_ROWS_SEED))
    words = generator.integers(0, WORD, size=(RANDOM_ROWS, 6), dtype=np.uint64)
    return [(tuple(map(int, row[:4])), tuple(map(int, row[4:]))) for row in words]


def philox_lines():
    check_known_answers()
    yield "key0,key1,counter0,counter1,counter2,counter3,out0,out1,out2,out3"
    for counter, key in dict.fromkeys([*edge_inputs(), *random_inputs()]):
        yield ",".join(map(str, (*key, *counter, *block(counter, key))))


# --------------------------------------------------------------------------------------------------- normals


def probabilities():
    """About 200 u in (0, 1): both tails by decade, the branch points of the usual approximations, an even centre."""
    lower = [10.0**-decade for decade in (*range(1, 40), *range(40, 301, 10))]
    branches = [branch * factor for branch in BRANCH_POINTS for factor in (0.999, 1.0, 1.001)]
    centre = [step / 80 for step in range(1, 80)]
    near_half = [0.5 + sign * 2.0**-power for sign in (-1, 1) for power in (53, 52, 45, 30, 20, 10)]
    upper = [1.0 - 10.0**-decade for decade in range(2, 17)] + [1.0 - 2.0**-53, 1.0 - 0.02425, 0.925]
    smallest_of_53_bits = [2.0**-53, 2.0**-54]
    return sorted({float(u) for u in lower + branches + centre + near_half + upper + smallest_of_53_bits})


def quantile(u):
    """scipy's quantile, refused unless AS 241 says the same."""
    value, other = float(ndtri(u)), NormalDist().inv_cdf(u)
    if abs(value - other) > QUANTILE_AGREEMENT * abs(other):
        raise SystemExit(f"scipy {value!r} and AS 241 {other!r} differ at u = {u!r}")
    return value


def quantile_lines():
    yield "u,quantile"
    for u in probabilities():
        yield f"{u:.17g},{quantile(u) + 0.0:.17g}"


# ----------------------------------------------------------------------------------------------------- files


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    status = 0
    for name, lines in (("philox4x64.csv", philox_lines()), ("normal_quantile.csv", quantile_lines())):
        content, path = "".join(line + "\n" for line in lines), GOLDEN_DIRECTORY / name
        if not arguments:
            path.write_text(content, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != content:
            print(f"{name} is not what numpy and scipy give")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
