"""Products, norms, sample variances, quantiles and running reductions."""

import torch
import torch.nn.functional as F

from ops import case, fixed, real

INF, NAN = float("inf"), float("nan")
AXES = [(0,), (-1,), (0, 2), (0, 1, 2)]


def over(f, axes=AXES):
    """The function f(x, axes, keep) over every list of axes, without and with keep."""
    return [(suffix, lambda x, keep=keep: [f(x, a, keep) for a in axes]) for suffix, keep in [("", False), ("Keep", True)]]


def prod(x, axes, keep):
    for a in sorted((a % x.dim() for a in axes), reverse=True):
        x = x.prod(a, keepdim=keep)
    return x


def joined(x, axes):
    """x with the axes at the end, as one."""
    axes = [a % x.dim() for a in axes]
    rest = [a for a in range(x.dim()) if a not in axes]
    return x.permute(*rest, *axes).reshape(*[x.shape[a] for a in rest], -1)


def quantile(q):
    def f(x, axes, keep):
        y = torch.quantile(joined(x, axes), q, dim=-1)
        return y.reshape([1 if a in [b % x.dim() for b in axes] else n for a, n in enumerate(x.shape)]) if keep else y
    return f


CASES = []
for suffix, f in over(prod):
    CASES.append(case(f"Tensor.Prod{suffix}", f, real(2, 3, 4)))
CASES += [
    case("Tensor.Prod: one zero", lambda x: x.prod(1), fixed([2.0, 0.0, 3.0, 4.0, 5.0, 6.0], 2, 3)),
    case("Tensor.Prod: two zeros", lambda x: x.prod(1), fixed([2.0, 0.0, 0.0, 4.0, 5.0, 0.0], 2, 3)),
    case("Tensor.Prod: nothing", lambda x: x.prod(1), fixed([], 2, 0)),
]
for name, p in {"1": 1, "2": 2, "3": 3, "0.5": 0.5, "1.5": 1.5, "-1": -1, "Inf": INF, "-Inf": -INF, "0": 0}.items():
    for suffix, f in over(lambda x, axes, keep: torch.linalg.vector_norm(x, p, axes, keep)):
        CASES.append(case(f"Tensor.Norm{suffix}: {name}", f, real(2, 3, 4)))
CASES += [
    case("Tensor.Norm: 2 at the origin", lambda x: torch.linalg.vector_norm(x, 2, 1), fixed([0.0, 0.0, 3.0, 4.0], 2, 2)),
    case("Tensor.Norm: 2 of infinities", lambda x: torch.linalg.vector_norm(x, 2, 1), fixed([INF, 0.0, -INF, 4.0, NAN, 1.0], 3, 2)),
    case("Tensor.Norm: Inf of equals", lambda x: torch.linalg.vector_norm(x, INF, 1), fixed([2.0, -2.0, 1.0, 3.0, -1.0, 0.0], 2, 3)),
]
for suffix, f in over(lambda x, axes, keep: torch.logsumexp(x, axes, keep)):
    CASES.append(case(f"Tensor.LogSumExp{suffix}: axes", f, real(2, 3, 4, lo=-30, hi=30)))
for suffix, f in over(lambda x, axes, keep: x.var(axes, unbiased=True, keepdim=keep), AXES[1:]):
    CASES.append(case(f"Tensor.VarSample{suffix}", f, real(2, 3, 4)))
for suffix, f in over(lambda x, axes, keep: x.std(axes, unbiased=True, keepdim=keep), AXES[1:]):
    CASES.append(case(f"Tensor.StdSample{suffix}", f, real(2, 3, 4)))
CASES += [
    case("Tensor.StdSample: of equals", lambda x: x.std(1), fixed([1.0, 1.0, 1.0, 1.0, 2.0, 5.0], 2, 3)),
    case("Tensor.VarSample: of one", lambda x: x.var(1), fixed([1.0, 2.0], 2, 1)),
]
for q in [0, 0.3, 0.5, 1]:
    for suffix, f in over(quantile(q)):
        name = "Median" if q == 0.5 else "Quantile"
        CASES.append(case(f"Tensor.{name}{suffix}: {q}", f, real(2, 3, 4)))
CASES += [
    case("Tensor.Quantile: with NaN", lambda x: torch.quantile(x, 0.25, dim=1), fixed([1.0, NAN, 2.0, 3.0, 1.0, 2.0], 2, 3), gradient=False),
    case("Tensor.Extrema", lambda x: [x.amin((0, 1)), x.amax((0, 1))], real(3, 4, 2)),
    case("Tensor.Standardize: last axis", lambda x: F.layer_norm(x, (4,), eps=1e-5), real(2, 3, 4)),
    case("Tensor.Standardize: last two", lambda x: F.layer_norm(x, (3, 4), eps=0.1), real(2, 3, 4)),
    case("Tensor.Standardize: batch", lambda x: F.batch_norm(x, None, None, training=True, eps=1e-3), real(3, 2, 4)),
    case("Tensor.Standardize: instance", lambda x: F.instance_norm(x, eps=1e-5), real(2, 3, 5)),
    case("Tensor.Standardize: of equals", lambda x: F.layer_norm(x, (3,), eps=1e-5), fixed([2.0, 2.0, 2.0, 1.0, 2.0, 4.0], 2, 3)),
]
RUNNING = {
    "CumSum": torch.cumsum, "CumProd": torch.cumprod, "LogCumSumExp": torch.logcumsumexp,
    "CumMax": lambda x, d: list(torch.cummax(x, d)), "CumMin": lambda x, d: list(torch.cummin(x, d)),
    "Diff": lambda x, d: torch.diff(x, dim=d),
}
for name, f in RUNNING.items():
    for d in range(3):
        CASES.append(case(f"Tensor.{name}: axis {d}", lambda x: f(x, d), real(2, 3, 4)))
CASES += [
    case("Tensor.CumProd: zeros", lambda x: x.cumprod(1), fixed([2.0, 0.0, 3.0, 0.0, 5.0, 1.0, 2.0, 3.0, 0.0, 4.0], 2, 5)),
    case("Tensor.LogCumSumExp: large", lambda x: torch.logcumsumexp(x, 0), fixed([-1000.0, 12.0, 11.0, -5.0])),
    case("Tensor.CumMax: equals", lambda x: list(torch.cummax(x, 0)), fixed([1.0, 1.0, 3.0, 2.0, 3.0])),
    case("Tensor.CumMin: equals and NaN", lambda x: list(torch.cummin(x, 0)), fixed([1.0, 1.0, 0.5, NAN, 0.0]), gradient=False),
]
