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
    case("Tensor.LayerNorm", lambda x, w, b: F.layer_norm(x, (4,), w, b), real(5, 4), real(4), real(4)),
    case("Tensor.LayerNorm: last two", lambda x, w, b: F.layer_norm(x, (3, 4), w, b, 0.1), real(2, 3, 4), real(3, 4), real(3, 4)),
    case("Tensor.LayerNorm: far from 0", lambda x, w, b: F.layer_norm(x, (33,), w, b, 1e-3), real(3, 33, lo=100, hi=102), real(33), real(33)),
    case("Tensor.BatchNorm", lambda x, w, b: F.batch_norm(x, None, None, w, b, True), real(7, 3), real(3), real(3)),
    case("Tensor.BatchNorm: images", lambda x, w, b: F.batch_norm(x, None, None, w, b, True, eps=1e-2), real(2, 3, 4, 5), real(3), real(3)),
    case("Tensor.BatchNorm: residual", lambda x, w, b, r: F.relu(F.batch_norm(x, None, None, w, b, True) + r), real(2, 3, 4, 5), real(3), real(3), real(2, 3, 4, 5)),
    case("Tensor.BatchNormWith", lambda x, m, v, w, b: F.batch_norm(x, m.detach(), v.detach(), w, b, False, eps=1e-3), real(2, 3, 4), fixed([0.5, -1.0, 0.0], 3), fixed([1.0, 0.25, 2.0], 3), real(3), real(3), gradient=False),
    case("Tensor.GroupNorm: 2", lambda x, w, b: F.group_norm(x, 2, w, b), real(2, 4, 3), real(4), real(4)),
    case("Tensor.GroupNorm: 1", lambda x, w, b: F.group_norm(x, 1, w, b, 0.1), real(3, 4), real(4), real(4)),
    case("Tensor.GroupNorm: 3", lambda x, w, b: F.group_norm(x, 3, w, b), real(2, 3, 2, 5), real(3), real(3)),
]
