"""What every ops_FAMILY.py beside this file shares: the cases of operations.

A case is a name, inputs and a function of PyTorch. The name is
"Tensor.Conv2D: stride 2": what flux exports, and what is special. Inputs are
drawn from a generator that the Go side repeats, seeded with the CRC-32 of the
name, so that only results are stored: the outputs, and the gradients of the sum
of all floating outputs, each weighted with numbers from the same generator.
"""

import struct
import zlib

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def float32(x):
    return struct.unpack("f", struct.pack("f", x))[0]


class Numbers:
    """A linear congruential generator (Numerical Recipes' constants)."""

    def __init__(self, seed):
        self.state = seed

    def tensor(self, *shape, lo=-2.0, hi=2.0):
        count = 1
        for n in shape:
            count *= n
        values = []
        for _ in range(count):
            self.state = (1664525 * self.state + 1013904223) % 2**32
            values.append(float32(lo + (hi - lo) * self.state / 2**32))
        return torch.tensor(values).reshape(shape)


def array(t):
    """A tensor as JSON: its shape and its values, row by row."""
    t = t.detach()
    return {"shape": list(t.shape), "values": [number(v) for v in t.reshape(-1).tolist()]}


def number(v):
    """v to 12 digits; JSON has no name for NaN and the infinities, so they are text."""
    v = float(v)
    if v != v or v in (float("inf"), float("-inf")):
        return str(v)
    return float(f"{v:.12g}")


def exact(v):
    """v rounded to float32, with every digit."""
    return float32(v) if isinstance(number(v), float) else number(v)


def real(*shape, lo=-2.0, hi=2.0):
    """An input of random numbers, rounded to float32, computed with in float64."""
    return {"shape": list(shape), "lo": lo, "hi": hi}


def ints(values, *shape):
    """An input of the given integers (a flat list); of one axis unless a shape is given."""
    return {"shape": list(shape) or [len(values)], "ints": list(values)}


def fixed(values, *shape):
    """An input of the given numbers, rounded to float32, NaN and infinities too; it has a gradient as random ones do."""
    return {"shape": list(shape) or [len(values)], "values": [exact(v) for v in values]}


def case(name, f, *inputs, gradient=True):
    """The case as JSON. gradient=False leaves the gradients out, with a reason beside the call."""
    numbers, tensors = Numbers(zlib.crc32(name.encode())), []
    for spec in inputs:
        if "ints" in spec:
            tensors.append(torch.tensor(spec["ints"], dtype=torch.int64).reshape(spec["shape"]))
        elif "values" in spec:
            tensors.append(torch.tensor([float(v) for v in spec["values"]]).reshape(spec["shape"]))
        else:
            tensors.append(numbers.tensor(*spec["shape"], lo=spec["lo"], hi=spec["hi"]))
    leaves = [t.requires_grad_(gradient) for t in tensors if t.is_floating_point()]
    outs = f(*tensors)
    outs = list(outs) if isinstance(outs, (tuple, list)) else [outs]
    total, grads = None, None
    for y in outs:
        if not y.is_floating_point():
            continue
        weighted = (y * numbers.tensor(*y.shape, lo=0.5, hi=1.5)).sum()
        total = weighted if total is None else total + weighted
    if gradient and total is not None and total.requires_grad:
        found = torch.autograd.grad(total, leaves, allow_unused=True)
        grads = [None if g is None else array(g) for g in found]
    return {"name": name, "inputs": list(inputs), "outputs": [array(y) for y in outs], "gradients": grads}
