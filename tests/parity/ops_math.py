"""Elementwise mathematics of one and of two operands."""

import torch

from ops import case, fixed, real

INF, NAN = float("inf"), float("nan")


def table(name, f, lo, hi, *special):
    """A case on random numbers between lo and hi, and one on the special numbers."""
    cases = [case(f"Tensor.{name}: range", f, real(3, 4, lo=lo, hi=hi))]
    return cases + ([case(f"Tensor.{name}: special", f, fixed(special))] if special else [])


CASES = [
    *table("Tan", torch.tan, -1.4, 1.4, 0.0, -0.0, INF, -INF, NAN, 10.0),
    *table("Asin", torch.asin, -0.95, 0.95, 0.0, -0.0, 1.0, -1.0, 2.0, INF, NAN),
    *table("Acos", torch.acos, -0.95, 0.95, 0.0, -0.0, 1.0, -1.0, -2.0, INF, NAN),
    *table("Atan", torch.atan, -5, 5, 0.0, -0.0, INF, -INF, NAN, 1e10),
    *table("Sinh", torch.sinh, -3, 3, 0.0, -0.0, INF, -INF, NAN, 1000.0),
    *table("Cosh", torch.cosh, -3, 3, 0.0, -0.0, INF, -INF, NAN, -1000.0),
    *table("Asinh", torch.asinh, -5, 5, 0.0, -0.0, INF, -INF, NAN, 1e10),
    *table("Acosh", torch.acosh, 1.1, 5, 1.0, INF, NAN, 0.5, 1e10),
    *table("Atanh", torch.atanh, -0.9, 0.9, 0.0, -0.0, 1.0, -1.0, NAN),
    *table("Exp2", torch.exp2, -5, 5, 0.0, -0.0, INF, -INF, NAN),
    *table("Log2", torch.log2, 0.1, 9, 0.0, -0.0, INF, -1.0, NAN, 8.0),
    *table("Log10", torch.log10, 0.1, 9, 0.0, -0.0, INF, -1.0, NAN, 1000.0),
    *table("Rsqrt", torch.rsqrt, 0.1, 9, 0.0, -0.0, INF, -1.0, NAN),
    *table("Trunc", torch.trunc, -5, 5, 0.5, -0.5, INF, -INF, NAN, 1e10),
    *table("Frac", torch.frac, -5, 5, 0.0, -2.5, 2.5, NAN),
    *table("Radians", torch.deg2rad, -360, 360, INF, NAN),
    *table("Degrees", torch.rad2deg, -6, 6, -INF, NAN),
    *table("Erfc", torch.erfc, -3, 3, 0.0, -0.0, INF, -INF, NAN, 8.0),
    *table("Erfinv", torch.erfinv, -0.95, 0.95, 0.0, -0.0, 1.0, -1.0, 2.0, NAN),
    *table("LGamma", torch.lgamma, -2.9, 9, 1.0, 2.0, INF, NAN, 100.0),
    *table("Digamma", torch.digamma, 0.2, 9, 1.0, 0.5, NAN, 100.0, 1e8),
    case("Tensor.Digamma: negative", torch.digamma, fixed([-0.3, -1.5, -2.25, -20.4])),
    case("Tensor.Polygamma: 0", lambda x: torch.polygamma(0, x), real(5, lo=0.5, hi=5)),
    case("Tensor.Polygamma: 1", lambda x: torch.polygamma(1, x), real(5, lo=0.5, hi=5)),
    case("Tensor.Polygamma: 3", lambda x: torch.polygamma(3, x), real(5, lo=0.5, hi=5)),
    case("Tensor.Logit: no limit", torch.logit, fixed([0.1, 0.5, 0.9, 2.0, -1.0, NAN])),
    case("Tensor.Logit: limits", lambda x: torch.logit(x, 0.25), fixed([0.0, 0.25, 0.5, 0.75, 0.8, 2.0, -INF, INF])),
    *table("Sinc", torch.sinc, -3, 3, 0.0, -0.0, 1.5, -40.25),
    case("Tensor.NaNToNum: defaults", lambda x: torch.nan_to_num(x, 0.5, 7.0, -7.0), fixed([1.0, NAN, INF, -INF, -2.5])),
    case("Tensor.PowTensor: broadcast", torch.pow, real(3, 1, lo=0.2, hi=3), real(2, 1, 4)),
    case("Tensor.PowTensor: special", torch.pow, fixed([0.0, 0.0, 0.0, -2.0, -2.0, INF, INF, 1.5, NAN]),
         fixed([0.0, 2.0, -1.0, 3.0, 2.0, 2.0, -1.0, INF, 0.0])),
    case("Tensor.Atan2: broadcast", torch.atan2, real(3, 1), real(2, 1, 4)),
    case("Tensor.Atan2: special", torch.atan2, fixed([0.0, -0.0, 1.0, -1.0, NAN, 0.0]), fixed([-1.0, -1.0, 0.0, 0.0, 1.0, 0.0])),
    case("Tensor.Hypot: broadcast", torch.hypot, real(3, 1), real(2, 1, 4)),
    case("Tensor.Hypot: special", torch.hypot, fixed([3.0, 0.0, INF, NAN, 1e30]), fixed([-4.0, 2.0, 1.0, 1.0, 1e30])),
    case("Tensor.Fmod: broadcast", torch.fmod, real(3, 1), real(2, 1, 4, lo=0.3, hi=1.5)),
    case("Tensor.Fmod: signs", torch.fmod, fixed([5.3, -5.3, 5.3, -5.3, 6.0, 1.0]), fixed([3.0, 3.0, -3.0, -3.0, -3.0, INF])),
    case("Tensor.Remainder: broadcast", torch.remainder, real(3, 1), real(2, 1, 4, lo=0.3, hi=1.5)),
    case("Tensor.Remainder: signs", torch.remainder, fixed([5.3, -5.3, 5.3, -5.3, 6.0, 1.0]),
         fixed([3.0, 3.0, -3.0, -3.0, -3.0, INF])),
    case("Tensor.LogAddExp: broadcast", torch.logaddexp, real(3, 1), real(2, 1, 4)),
    case("Tensor.LogAddExp: special", torch.logaddexp, fixed([1000.0, -1000.0, 0.0, -INF, 3.0, NAN]), fixed([1000.0, -999.0, 0.0, 2.0, INF, 1.0])),
    case("Tensor.XLogY: broadcast", torch.xlogy, real(3, 1), real(2, 1, 4, lo=0.2, hi=3)),
    case("Tensor.XLogY: special", torch.xlogy, fixed([1.0, 2.0, 2.0, NAN]), fixed([0.0, INF, -1.0, 1.0])),
    case("Tensor.CopySign: broadcast", torch.copysign, real(3, 1), real(2, 1, 4)),
    case("Tensor.CopySign: special", torch.copysign, fixed([1.0, -1.0, 0.0, NAN, 2.0]), fixed([-0.0, 0.0, -1.0, 1.0, -INF])),
    case("Tensor.Lerp: 0.25", lambda a, b: torch.lerp(a, b, 0.25), real(3, 1), real(2, 1, 4)),
    case("Tensor.Lerp: 1.5", lambda a, b: torch.lerp(a, b, 1.5), real(3), real(3)),
]
