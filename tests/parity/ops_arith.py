"""Operations of two operands that are broadcast: arithmetic, comparison, choice."""

import torch

from ops import case, fixed, ints, real

# In every way that loops may distinguish: equal shapes, a number on either
# side, a row, a column, an axis in the middle, both repeated, nothing.
PAIRS = [
    ((), ()), ((2, 3), (2, 3)), ((2, 3), ()), ((), (2, 3)), ((2, 3), (3,)), ((2, 1), (2, 3)), ((2, 3, 1), (3, 4)),
    ((2, 1, 3, 1), (4, 1, 2)), ((1,), (0,)),
]
INF, NAN = float("inf"), float("nan")
SPECIAL = [0.0, -0.0, 1.0, -2.0, 1e18, 1e-18, INF, -INF, NAN]
LEFT = [a for a in SPECIAL for _ in SPECIAL]
RIGHT = [b for _ in SPECIAL for b in SPECIAL]

BINARY = {
    "Add": torch.add, "Sub": torch.sub, "Mul": torch.mul, "Div": torch.div,
    "Maximum": torch.maximum, "Minimum": torch.minimum,
    "Greater": torch.gt, "Less": torch.lt, "Equal": torch.eq,
}


def pairwise(f):
    return lambda *xs: [f(a, b) for a, b in zip(xs[::2], xs[1::2])]


CASES = []
for name, f in BINARY.items():
    # for Div the divisor keeps away from 0
    inputs = [real(*s, lo=0.5 if name == "Div" else -2, hi=2) for p in PAIRS for s in p]
    CASES.append(case("Tensor." + name, pairwise(f), *inputs))
    CASES.append(case(f"Tensor.{name}: special numbers", f, fixed(LEFT), fixed(RIGHT), gradient=False))
CASES += [
    case("Tensor.Maximum: equal elements", torch.maximum, fixed([1.0, 2.0, 3.0]), fixed([1.0, 3.0, 2.0])),
    case("Tensor.Minimum: equal elements", torch.minimum, fixed([1.0, 2.0, 3.0]), fixed([1.0, 3.0, 2.0])),
    case("Tensor.Equal: labels", lambda a, b: [a == b, a > b, a < b], ints([1, 2, -3]), ints([1, 3, -4])),
    case("Where", lambda c, a, b: torch.where(c != 0, a, b), ints([1, 0, -2, 0, 0, 1], 2, 3), real(2, 3), real(2, 3)),
    case("Where: broadcast", lambda c, a, b: torch.where(c != 0, a, b), ints([1, 0], 2, 1), real(3), real(4, 1, 1)),
    case("Where: not a number on the other side", lambda c, a, b: torch.where(c != 0, a, b),
         ints([1, 0]), fixed([1.0, NAN]), fixed([INF, 2.0])),
]
