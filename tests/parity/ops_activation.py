"""Activations beyond those of ops_unary.py: along their pieces, at kinks and at
the numbers where formulas break."""

import torch
import torch.nn.functional as F

from ops import case, fixed, real

INF, NAN = float("inf"), float("nan")


def glu(gate):
    def f(x, axis):
        a, b = x.chunk(2, axis)
        return a * gate(b)
    return f


# name: the function, and special numbers where it follows PyTorch
UNARY = {
    "ReLU6": (F.relu6, [0.0, -0.0, 6.0, INF, -INF, NAN]),
    "HardTanh": (F.hardtanh, [0.0, 1.0, -1.0, INF, -INF, NAN]),
    # F.hardsigmoid's gradient is that of float32, whatever the type
    "HardSigmoid": (lambda x: F.relu6(x + 3) / 6, [0.0, 3.0, -3.0, INF, -INF]),
    "HardSwish": (F.hardswish, [0.0, 2.5, -2.5, 4.0, -4.0, INF]),
    "LogSigmoid": (F.logsigmoid, [0.0, -0.0, 100.0, -100.0, INF, -INF, NAN]),
    "SELU": (F.selu, [0.0, -0.0, INF, -INF]),
    "Softsign": (F.softsign, [0.0, -0.0, 1e10, NAN]),
    "TanhShrink": (F.tanhshrink, [0.0, -0.0, INF, -INF, NAN]),
    "LogCosh": (lambda x: torch.logaddexp(x, -x) - torch.log(torch.tensor(2.0)), [1.5, 100.0, -1000.0]),
    "LiSHT": (lambda x: x * torch.tanh(x), [0.0, 100.0, -100.0, NAN]),
    "QuickGELU": (lambda x: x * torch.sigmoid(1.702 * x), [0.0, 100.0, -50.0, NAN]),
    "GELUSigmoid": (lambda x: x * torch.sigmoid((8 / torch.pi) ** 0.5 * (x + 0.044715 * x**3)), [0.0, 9.0, NAN]),
}
# with a number: the case's detail, the function, special numbers
WITH = {
    "CELU: 1": (lambda x: F.celu(x, 1.0), [0.0, -0.0, INF, -INF]),
    "CELU: 0.5": (lambda x: F.celu(x, 0.5), [0.0, -100.0]),
    "SoftShrink: 0.5": (lambda x: F.softshrink(x, 0.5), [0.5, -0.5, 0.0, INF, -INF]),
    "SoftShrink: 1.25": (lambda x: F.softshrink(x, 1.25), [1.25, 0.0]),
    "HardShrink: 0.5": (lambda x: F.hardshrink(x, 0.5), [0.5, -0.5, 0.0, INF, -INF, NAN]),
    "HardShrink: 1.25": (lambda x: F.hardshrink(x, 1.25), [1.25, 0.0]),
    "ThresholdReLU: 1": (lambda x: F.threshold(x, 1.0, 0.0), [1.0, 0.0, INF, -INF, NAN]),
    "ThresholdReLU: -1": (lambda x: F.threshold(x, -1.0, 0.0), [-1.0, 0.0]),
    "Squareplus: 4": (lambda x: (x + torch.sqrt(x * x + 4)) / 2, [0.0, 100.0, NAN]),
    "Squareplus: 0.25": (lambda x: (x + torch.sqrt(x * x + 0.25)) / 2, [0.0, 3.0]),
}

CASES = []
for name, (f, special) in {**{n + ":": v for n, v in UNARY.items()}, **{n + ",": v for n, v in WITH.items()}}.items():
    CASES.append(case(f"Tensor.{name} range", f, real(4, 5, lo=-7, hi=7)))
    CASES.append(case(f"Tensor.{name} special", f, fixed(special)))
CASES += [
    case("Tensor.PReLU: one slope", F.prelu, real(3, 4), real(1)),
    case("Tensor.PReLU: a slope for each channel", F.prelu, real(2, 3, 4), real(3)),
    case("Tensor.PReLU: special", F.prelu, fixed([0.0, -0.0, -2.0, INF, -INF, NAN]), fixed([0.25])),
    case("Tensor.RReLU: no room", lambda x: F.leaky_relu(x, 0.25), real(3, 4)),
    case("Tensor.GLU: axis 1", lambda x: F.glu(x, 1), real(2, 4, 3)),
    case("Tensor.GLU: last axis", lambda x: F.glu(x, -1), real(2, 6)),
    case("Tensor.SwiGLU", lambda x: glu(F.silu)(x, -1), real(2, 6)),
    case("Tensor.GEGLU", lambda x: glu(F.gelu)(x, 0), real(4, 3)),
    case("Tensor.ReGLU", lambda x: glu(F.relu)(x, -1), real(2, 6)),
    case("Tensor.Softmin: axis 0", lambda x: F.softmin(x, 0), real(4, 3)),
    case("Tensor.Softmin: axis 1", lambda x: F.softmin(x, 1), real(2, 3, 4, lo=-60, hi=60)),
]
