"""The distribution function of the normal, and vectors of norm 1."""

import torch
import torch.nn.functional as F

from ops import case, fixed, real

INF, NAN = float("inf"), float("nan")

CASES = [
    case("Tensor.NormalCDF: range", torch.special.ndtr, real(3, 4, lo=-5, hi=5)),
    case("Tensor.NormalCDF: special", torch.special.ndtr, fixed([0.0, INF, -INF, NAN, -12.0])),
    case("Tensor.LogNormalCDF: range", torch.special.log_ndtr, real(3, 4, lo=-9, hi=5)),
    case("Tensor.LogNormalCDF: special", torch.special.log_ndtr, fixed([0.0, NAN, -30.0, 9.0])),
    case("Tensor.Normalize: rows", lambda x: F.normalize(x, 2.0, 1), real(3, 4)),
    case("Tensor.Normalize: columns, p 1", lambda x: F.normalize(x, 1.0, 0), real(3, 4)),
    case("Tensor.Normalize: short ones", lambda x: F.normalize(x, 2.0, 1, eps=0.5), fixed([0.0, 0.0, 0.1, 0.2, 3.0, 4.0], 3, 2)),
]
