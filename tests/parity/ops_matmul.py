"""Matrix products: vectors, matrices, stacks of them, one or both repeated."""

import torch

from ops import case, real

PRODUCTS = {
    "matrices": ((3, 4), (4, 5)),
    "a row": ((4,), (4, 5)),
    "a column": ((3, 4), (4,)),
    "vectors": ((6,), (6,)),
    "numbers in matrices": ((1, 1), (1, 1)),
    "a stack and a matrix": ((2, 3, 4), (4, 5)),
    "a matrix and a stack": ((3, 4), (2, 4, 5)),
    "stacks": ((2, 3, 4), (2, 4, 2)),
    "repeated stacks": ((2, 1, 3, 2), (3, 2, 4)),
    "a row and a stack": ((4,), (2, 4, 3)),
    "a stack and a column": ((2, 3, 4), (4,)),
    "no rows": ((0, 4), (4, 2)),
    "nothing between": ((3, 0), (0, 2)),
    "sizes past a block": ((9, 70), (70, 5)),
}


def turned(s):
    return s if len(s) < 2 else (*s[:-2], s[-1], s[-2])


def t(x):
    return x if x.dim() < 2 else x.transpose(-1, -2)


CASES = []
for detail, (a, b) in PRODUCTS.items():
    CASES.append(case(f"Tensor.MatMul: {detail}", lambda x, y: x @ y, real(*a), real(*b)))
    CASES.append(case(f"Tensor.MatMulT: {detail}", lambda x, y: x @ t(y), real(*a), real(*turned(b))))
    CASES.append(case(f"Tensor.TMatMul: {detail}", lambda x, y: t(x) @ y, real(*turned(a)), real(*b)))
CASES.append(case("Tensor.Dot", torch.dot, real(11), real(11)))
