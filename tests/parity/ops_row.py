"""Cross entropy and the normalisations, which go over rows."""

import torch
import torch.nn.functional as F

from ops import case, fixed, ints, real

INF = float("inf")

CASES = [
    case("Tensor.CrossEntropy: labels", F.cross_entropy, real(5, 4), ints([3, 0, 1, 1, 2])),
    case("Tensor.CrossEntropy: one sample", F.cross_entropy, real(4, lo=-30, hi=30), ints([2], *[]) | {"shape": []}),
    case("Tensor.CrossEntropy: sequences", lambda x, i: F.cross_entropy(x.reshape(-1, 7), i.reshape(-1)), real(2, 3, 7), ints([6, 0, 1, 1, 2, 3], 2, 3)),
    case("Tensor.CrossEntropy: probabilities", F.cross_entropy, real(5, 4), real(5, 4, lo=0, hi=1)),
    case("Tensor.CrossEntropy: far apart", F.cross_entropy, fixed([1000.0, -1000.0, 0.0, -INF, 3.0, 88.0], 2, 3), ints([1, 2])),
]
