"""Elementwise operations of one operand: at ordinary numbers of several shapes,
and at the numbers where formulas break."""

import torch
import torch.nn.functional as F

from ops import case, fixed, real

INF, NAN = float("inf"), float("nan")
TINY, HUGE = 1e-18, 1e18  # their squares and quotients still fit float32

# name: the function, and the range of its operand
UNARY = {
    "Neg": (torch.neg, -3, 3),
    "AddScalar": (lambda x: x + 1.25, -3, 3),
    "MulScalar": (lambda x: x * -2.5, -3, 3),
    "DivScalar": (lambda x: x / 3, -3, 3),
    "Exp": (torch.exp, -5, 3),
    "Log": (torch.log, 0.01, 9),
    "Log1p": (torch.log1p, -0.9, 5),
    "Expm1": (torch.expm1, -3, 3),
    "Sqrt": (torch.sqrt, 0.01, 9),
    "Square": (torch.square, -3, 3),
    "Abs": (torch.abs, -3, 3),
    "Sin": (torch.sin, -9, 9),
    "Cos": (torch.cos, -9, 9),
    "Erf": (torch.erf, -3, 3),
    "Reciprocal": (torch.reciprocal, 0.1, 4),
    "Sign": (torch.sign, -3, 3),
    "Floor": (torch.floor, -3, 3),
    "Ceil": (torch.ceil, -3, 3),
    "Round": (torch.round, -3, 3),
    "ReLU": (F.relu, -3, 3),
    "LeakyReLU": (lambda x: F.leaky_relu(x, 0.1), -3, 3),
    "ELU": (lambda x: F.elu(x, 1.5), -3, 3),
    "Tanh": (torch.tanh, -4, 4),
    "Sigmoid": (torch.sigmoid, -9, 9),
    # the formula itself: PyTorch goes over to x above a threshold
    "Softplus": (lambda x: F.softplus(x, threshold=1e9), -9, 9),
    "Swish": (F.silu, -9, 9),
    "SiLU": (F.silu, -2, 2),
    "Mish": (F.mish, -9, 9),
    "GELU": (F.gelu, -4, 4),
    "GELUTanh": (lambda x: F.gelu(x, approximate="tanh"), -4, 4),
    "Clamp": (lambda x: torch.clamp(x, -0.75, 1.25), -2, 2),
    "Clone": (torch.clone, -3, 3),
}

POWERS = [3, 2, 1, 0, 0.5, -1, -1.5]


def over(f):
    return lambda *xs: [f(x) for x in xs]


CASES = []
for name, (f, lo, hi) in UNARY.items():
    shapes = [(), (7,), (2, 1, 3), (0, 2)]
    CASES.append(case("Tensor." + name, over(f), *[real(*s, lo=lo, hi=hi) for s in shapes]))
    special = fixed([0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.5, TINY, -TINY, HUGE, -HUGE, 80.0, -80.0, INF, -INF, NAN])
    if name != "Sign":  # PyTorch's sign of NaN is 0
        # gradients there are a matter of convention: forward only
        CASES.append(case(f"Tensor.{name}: special numbers", f, special, gradient=False))
for p in POWERS:
    CASES.append(case(f"Tensor.Pow: {p}", lambda x: x**p, real(3, 4, lo=0.2, hi=3)))
CASES += [
    case("Tensor.Pow: negative numbers", lambda x: [x**3, x**2, x**-1, x**0], real(5, lo=-3, hi=-0.5)),
    case("Tensor.Pow: special numbers", lambda x: [x**3, x**2, x**0.25, x**-1, x**0],
         fixed([0.0, 1.0, -1.0, INF, -INF, NAN]), gradient=False),
    case("Tensor.Clamp: one side open", lambda x: [x.clamp(min=0.5), x.clamp(max=0.5)], real(3, 3)),
    case("Tensor.Clamp: on the limits", lambda x: x.clamp(-1, 1), fixed([-1.0, 1.0, 0.0, -2.0, 2.0])),
    case("Tensor.ReLU: at the kink", F.relu, fixed([0.0, -1.0, 1.0])),
    case("Tensor.Abs: at the kink", torch.abs, fixed([0.0, -1.0, 1.0])),
    case("Tensor.ELU: other sizes", lambda x: [F.elu(x, 1.0), F.elu(x, 0.25)], real(8, lo=-9, hi=3)),
    case("Tensor.LeakyReLU: other slopes", lambda x: [F.leaky_relu(x, 0.0), F.leaky_relu(x, -0.5), F.leaky_relu(x, 1.5)],
         real(8)),
    case("Tensor.To", lambda x: [x.to(torch.float32).double() * 3, x.to(torch.int32)], real(3, 4, lo=-9, hi=9)),
    case("Tensor.Detach", lambda x: x * x.detach(), real(3)),
    case("NoGrad", lambda x: x * x.square().detach(), real(3)),
]
