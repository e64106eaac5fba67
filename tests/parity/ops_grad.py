"""Derivatives of functions, which are differentiated once more by the cases."""

import torch
from torch.autograd import functional as A
from torch.utils.checkpoint import checkpoint

from ops import case
from ops import real as anywhere


def real(*shape, lo=-0.6, hi=0.6):
    # Where tanh is flat, float32 has few digits left for its third derivative.
    return anywhere(*shape, lo=lo, hi=hi)


def vector(w):
    return lambda x: torch.tanh(w @ x)


def number(w):
    return lambda x: torch.tanh(w @ x).square().sum()


class StraightThrough(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return torch.round(x)

    @staticmethod
    def backward(ctx, grad):
        return grad


def hooked(x):
    y = x.sin()
    y.register_hook(lambda g: g.clamp(-0.5, 0.5))
    return y.square()


CASES = [
    case("Pullback", lambda w, x, u: A.vjp(vector(w), x, u, create_graph=True)[1], real(3, 4), real(4), real(3)),
    case("JVP", lambda w, x, v: list(A.jvp(vector(w), x, v, create_graph=True)), real(3, 4), real(4), real(4)),
    case("JVP: of two inputs", lambda w, x, dw, dx: A.jvp(lambda w, x: torch.tanh(w @ x), (w, x), (dw, dx), create_graph=True)[1],
         real(3, 4), real(4), real(3, 4), real(4)),
    case("Jacobian", lambda w, x: A.jacobian(vector(w), x, create_graph=True), real(3, 4), real(4)),
    case("Jacobian: of few inputs", lambda w, x: A.jacobian(vector(w), x, create_graph=True), real(9, 2), real(2)),
    case("Jacobians", lambda w, x: list(A.jacobian(lambda w, x: torch.tanh(w @ x), (w, x), create_graph=True)), real(3, 4), real(4)),
    case("Hessian", lambda w, x: A.hessian(number(w), x, create_graph=True), real(3, 4), real(4)),
    case("DiagHessian", lambda w, x: A.hessian(number(w), x, create_graph=True).diagonal(), real(3, 4), real(4)),
    case("Grads.Of: HVP", lambda w, x, v: A.hvp(number(w), x, v, create_graph=True)[1], real(3, 4), real(4), real(4)),
    case("VMap", lambda w, xs: torch.stack([vector(w)(x) for x in xs]), real(3, 4), real(5, 4)),
    case("Rule.Apply: straight through", lambda x: StraightThrough.apply(x).square(), real(7, lo=-2, hi=2)),
    case("Tensor.Hook", hooked, real(7, lo=-2, hi=2)),
    case("Checkpoint", lambda w, x: checkpoint(lambda x: torch.tanh(w @ x).square(), x, use_reentrant=False), real(3, 4), real(4)),
]
