"""Sums of products, decompositions, solvers and attention."""

import torch

from ops import case, real


def einsum(equation, *shapes):
    return case(f"Einsum: {equation} of {' '.join(str(list(s)) for s in shapes)}",
                lambda *ts: torch.einsum(equation, *ts), *[real(*s) for s in shapes])


EINSUMS = [
    einsum("ij,jk->ik", (3, 4), (4, 5)),
    einsum("ij,jk", (3, 4), (4, 5)),
    einsum("ji", (3, 4)),
    einsum("ii", (4, 4)),
    einsum("ii->i", (4, 4)),
    einsum("bij,bjk->bki", (2, 3, 4), (2, 4, 5)),
    einsum("bhqd,bhkd->bhqk", (2, 2, 3, 4), (2, 2, 5, 4)),
    einsum("...ij,...jk->...ik", (2, 1, 3, 4), (3, 4, 2)),
    einsum("...i,i", (2, 3), (3,)),
    einsum("i...->...", (3, 2, 2)),
    einsum("...ij->ij", (2, 3, 4)),
    einsum("aB,Bc->cB", (2, 3), (3, 2)),
    einsum("i,j,k->kji", (2,), (3,), (4,)),
    einsum("ia,ja,jb->ib", (2, 3), (4, 3), (4, 2)),
    einsum("ij,ij->i", (3, 1), (3, 4)),
    einsum(",ij->j", (), (2, 3)),
]

PRODUCTS = [
    case("Tensor.MatMul: broadcast batches", torch.matmul, real(2, 1, 3, 4), real(3, 4, 2)),
    case("Tensor.MatMul: of a vector", torch.matmul, real(4), real(2, 4, 3)),
    case("Tensor.MatMulT: batch", lambda a, b: a @ b.mT, real(2, 3, 4), real(2, 5, 4)),
    case("Tensor.TMatMul: batch", lambda a, b: a.mT @ b, real(2, 4, 3), real(4, 5)),
    case("Tensor.Dot: 5", torch.dot, real(5), real(5)),
    case("Tensor.Outer: vectors", torch.outer, real(3), real(4)),
    case("Tensor.Kron: matrices", torch.kron, real(2, 3), real(3, 2)),
    case("Tensor.Kron: other axes", torch.kron, real(2), real(2, 3, 2)),
    case("Tensor.Cross: last axis", lambda a, b: torch.linalg.cross(a, b, dim=-1), real(4, 3), real(1, 3)),
    case("Tensor.Cross: first axis", lambda a, b: torch.linalg.cross(a, b, dim=0), real(3, 2), real(3, 2)),
    case("Tensor.TensorDot: two axes", lambda a, b: torch.tensordot(a, b, dims=([0, 2], [2, 0])), real(2, 3, 4), real(4, 5, 2)),
    case("Tensor.TensorDot: no axes", lambda a, b: torch.tensordot(a, b, dims=([], [])), real(2), real(3, 2)),
    case("Bilinear: batch", lambda x, w, y: torch.nn.functional.bilinear(x, y, w), real(5, 3), real(2, 3, 4), real(5, 4)),
]

CASES = EINSUMS + PRODUCTS
