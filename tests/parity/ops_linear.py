"""Fully connected layers with their activation."""

import torch
import torch.nn.functional as F

from ops import case, real

ACTIVATIONS = {
    "NoActivation": lambda x: x,
    "ActReLU": F.relu,
    "ActTanh": torch.tanh,
    "ActSigmoid": torch.sigmoid,
    "ActSoftplus": F.softplus,
    "ActSiLU": F.silu,
    "ActMish": F.mish,
    "ActGELU": F.gelu,
    "ActGELUTanh": lambda x: F.gelu(x, approximate="tanh"),
}

CASES = []
for name, f in ACTIVATIONS.items():
    CASES.append(case(f"Tensor.Linear: {name}", lambda x, w, b, f=f: f(F.linear(x, w, b)), real(5, 7), real(3, 7), real(3)))
CASES.append(case("Tensor.Linear: without bias", lambda x, w: F.relu(F.linear(x, w)), real(2, 3, 4), real(6, 4)))
CASES.append(case("Tensor.Linear: a vector", lambda x, w, b: F.gelu(F.linear(x, w, b)), real(4), real(3, 4), real(3)))
CASES.append(case("Tensor.Linear: many rows", lambda x, w, b: torch.tanh(F.linear(x, w, b)), real(70, 9, lo=-1.0, hi=1.0), real(5, 9, lo=-1.0, hi=1.0), real(5)))
