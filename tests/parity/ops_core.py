"""Views, comparisons, logic, and the forms in place."""

import torch

from ops import case, fixed, ints, real

NAN, INF = float("nan"), float("inf")
ODD = [0.0, -0.0, 1.5, NAN, INF, -INF, 1.5]
OTHER = [-0.0, 1.0, 1.5, NAN, INF, INF, -2.0]


def compared(name, f):
    return [
        case(f"Tensor.{name}: numbers", f, real(3, 1), real(2, 1, 4), gradient=False),  # a step has none
        case(f"Tensor.{name}: what is not ordered", f, fixed(ODD), fixed(OTHER), gradient=False),
        case(f"Tensor.{name}: integers", f, ints([1, -5, 3, 3]), ints([1, 5, -3, 4])),
    ]


def masks(f):
    return lambda a, b: f(a > 0, b > 0)


CASES = [
    *compared("Greater", lambda a, b: a > b),
    *compared("GreaterEqual", lambda a, b: a >= b),
    *compared("Less", lambda a, b: a < b),
    *compared("LessEqual", lambda a, b: a <= b),
    *compared("Equal", lambda a, b: a == b),
    *compared("NotEqual", lambda a, b: a != b),
    case("Tensor.And", masks(torch.logical_and), real(3, 1), real(4), gradient=False),
    case("Tensor.Or", masks(torch.logical_or), real(3, 1), real(4), gradient=False),
    case("Tensor.Xor", masks(torch.logical_xor), real(3, 1), real(4), gradient=False),
    case("Tensor.Not", lambda a: ~(a > 0), real(5), gradient=False),
    case("Tensor.IsNaN", torch.isnan, fixed(ODD), gradient=False),
    case("Tensor.IsInf", torch.isinf, fixed(ODD), gradient=False),
    case("Tensor.IsFinite", torch.isfinite, fixed(ODD), gradient=False),
    case("Tensor.Any", lambda a: (a > 1).any(1), real(4, 3), gradient=False),
    case("Tensor.All", lambda a: (a > -1).all(0), real(4, 3), gradient=False),
    case("Tensor.Any: of numbers", lambda a: torch.any(a != 0), fixed(ODD), gradient=False),
    case("Tensor.Count", lambda a: torch.count_nonzero(a, (0, 2)), ints([0, 1, 2, 0, 0, 3, 4, 0], 2, 2, 2)),
    case("Tensor.Stride", lambda a: a[:, 1:7:2].exp(), real(2, 7, 3)),
    case("Tensor.Select", lambda a: a.select(1, -1) * a.select(1, 0), real(2, 3, 2)),
    case("Tensor.Split", lambda a: [p.square() for p in a.split([2, 0, 3], 1)], real(2, 5)),
    case("Tensor.Chunk", lambda a: [p.square() for p in a.tensor_split(3, 0)], real(5, 2)),
    case("Tensor.Unstack", lambda a: [p.square() for p in a.unbind(1)], real(2, 3)),
    case("Tensor.SwapAxes", lambda a: a.transpose(0, 2).exp(), real(2, 3, 4)),
    case("Tensor.MoveAxis", lambda a: a.movedim(0, 2).exp(), real(2, 3, 4)),
    case("Tensor.Contiguous", lambda a: a.T.contiguous().exp(), real(2, 3)),
    case("Tensor.Reshape: of a transpose", lambda a: a.permute(0, 2, 1).reshape(4, 6).exp(), real(2, 3, 4)),
    case("Tensor.AddInPlace", lambda a, b: (a * 2).add_(b).exp(), real(2, 3), real(3)),
    case("Tensor.SubInPlace", lambda a, b: (a * 2).sub_(b).exp(), real(2, 3), real(3)),
    case("Tensor.MulInPlace", lambda a, b: a.square().mul_(b).tanh(), real(2, 3), real(3)),
    case("Tensor.DivInPlace", lambda a, b: a.square().div_(b).tanh(), real(2, 3), real(3, lo=0.5, hi=2.0)),
    case("Tensor.ExpInPlace", lambda a: (a * 2).exp_().square(), real(2, 3)),
    case("Tensor.ReLUInPlace", lambda a: (a * 2).relu_().exp(), real(2, 3)),
    case("Tensor.SigmoidInPlace", lambda a: (a * 2).sigmoid_().square(), real(2, 3)),
    case("Tensor.TanhInPlace", lambda a: (a * 2).tanh_().square(), real(2, 3)),
    case("Tensor.CopyFrom", lambda a, b: (a * 2).copy_(b).exp(), real(2, 3), real(3)),
    case("Tensor.Fill", lambda a, b: (a * 2).fill_(3) * b, real(2, 3), real(3)),
    case("Tensor.Sum: integers", lambda a: a.sum(1), ints([1, -2, 3, 4, 5, 6], 2, 3)),
    case("Tensor.Max: integers", lambda a: a.amax(1), ints([1, -2, 3, 4, 5, 6], 2, 3)),
    case("Tensor.Mul: integers", lambda a, b: a * b + a - b, ints([1, -2, 3]), ints([4, 5, -6])),
    case("Tensor.To: float16", lambda a: a.to(torch.float16).to(torch.float64), fixed([1e-8, 6e-8, 0.1, 1 / 3, 65504.0, 65520.0, -70000.0, 2049.0, NAN]), gradient=False),
    case("Tensor.To: bfloat16", lambda a: a.to(torch.bfloat16).to(torch.float64), fixed([1e-39, 0.1, 1 / 3, 257.0, 3.39e38, -3.4e38, NAN]), gradient=False),
]
