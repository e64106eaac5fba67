"""Arithmetic of two operands that are broadcast."""

from ops import case, real

CASES = [
    case("Tensor.Add: broadcast", lambda a, b: a + b, real(2, 3, 1), real(3, 4)),
    case("Tensor.Sub: broadcast", lambda a, b: a - b, real(3, 1), real(2, 1, 4)),
    case("Tensor.Mul: broadcast", lambda a, b: a * b, real(2, 3, 1), real(4)),
    case("Tensor.Div: broadcast", lambda a, b: a / b, real(2, 3), real(3, lo=0.5, hi=2.0)),
]
