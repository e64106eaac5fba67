"""Reductions over no, one and several axes, and what follows a whole axis."""

import torch
import torch.nn.functional as F

from ops import case, fixed, real

AXES = [None, (0,), (1,), (-1,), (0, 2), (2, 1), (0, 1, 2)]
INF, NAN = float("inf"), float("nan")


def axes_of(x, axes):
    return tuple(range(x.dim())) if axes is None else axes


REDUCE = {
    "Sum": lambda x, axes, keep: x.sum(axes, keepdim=keep),
    "Mean": lambda x, axes, keep: x.mean(axes, keepdim=keep),
    "Var": lambda x, axes, keep: x.var(axes, unbiased=False, keepdim=keep),
    "Std": lambda x, axes, keep: x.std(axes, unbiased=False, keepdim=keep),
    "Max": lambda x, axes, keep: x.amax(axes, keepdim=keep),
    "Min": lambda x, axes, keep: x.amin(axes, keepdim=keep),
}
ALONG = {"Softmax": F.softmax, "LogSoftmax": F.log_softmax, "LogSumExp": torch.logsumexp}

CASES = []
for name, f in REDUCE.items():
    for suffix, keep in ("", False), ("Keep", True):
        CASES.append(case(f"Tensor.{name}{suffix}", lambda x: [f(x, axes_of(x, a), keep) for a in AXES], real(2, 3, 4)))
        CASES.append(case(f"Tensor.{name}{suffix}: of a vector", lambda x: f(x, (0,), keep), real(9)))
    if name in ("Max", "Min"):
        CASES.append(case(f"Tensor.{name}: equal elements", lambda x: [f(x, (1,), False), f(x, (0, 1), False)],
                          fixed([1.0, 1.0, 0.0, 2.0, 2.0, 2.0], 2, 3)))
    if name in ("Sum", "Mean"):
        CASES.append(case(f"Tensor.{name}: over nothing", lambda x: [f(x, (1,), False), f(x, (0, 1), False)], real(2, 0)))
    CASES.append(case(f"Tensor.{name}: special numbers", lambda x: [f(x, (1,), False), f(x, (0,), False)],
                      fixed([1.0, INF, 2.0, NAN, -INF, INF, 1.0, 3.0, -INF], 3, 3), gradient=False))
for name, f in ALONG.items():
    CASES.append(case("Tensor." + name, lambda x: [f(x, a) for a in (0, 1, -1)], real(2, 3, 4, lo=-4, hi=4)))
    CASES.append(case(f"Tensor.{name}: large", lambda x: f(x, 1), real(3, 4, lo=-900, hi=900)))
    CASES.append(case(f"Tensor.{name}: single elements", lambda x, y: [f(x, 0), f(y, 1)], real(1), real(3, 1)))
    CASES.append(case(f"Tensor.{name}: special numbers", lambda x: f(x, 1),
                      fixed([1.0, -INF, 2.0, NAN, 1.0, 0.0, 1000.0, -1000.0, 0.0], 3, 3), gradient=False))
for name, f in {"ArgMax": torch.argmax, "ArgMin": torch.argmin}.items():
    CASES.append(case("Tensor." + name, lambda x: [f(x, a) for a in (0, 1, 2, -1)], real(3, 4, 5)))
    CASES.append(case(f"Tensor.{name}: special numbers", lambda x: f(x, 1),
                      fixed([1.0, INF, 2.0, NAN, NAN, 0.0, -INF, 3.0, -1.0], 3, 3)))
