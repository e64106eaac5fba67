"""Sums of products, decompositions, solvers and attention."""

import torch
from torch.nn.functional import _scaled_dot_product_attention as attend

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


def tame(x, by=2.0):
    """Far from singular."""
    return x + by * torch.eye(x.shape[-1])


def definite(x):
    return x @ x.mT + torch.eye(x.shape[-1])


def signs(u):
    """The signs that make the largest component of each column positive."""
    at = u.abs().argmax(-2, keepdim=True)
    return u.gather(-2, at).sign().detach()


def qr(a):
    q, r = torch.linalg.qr(a)
    s = r.diagonal(dim1=-2, dim2=-1).sign().detach()
    return q * s.unsqueeze(-2), s.unsqueeze(-1) * r


def svd(a):
    u, s, vh = torch.linalg.svd(a, full_matrices=False)
    e = signs(u)
    return u * e, s, vh.mT * e


def eigh(a):
    values, vectors = torch.linalg.eigh((a + a.mT) / 2)
    return values, vectors * signs(vectors)


SOLVERS = [
    case("Tensor.Inverse: 3", lambda a: torch.linalg.inv(tame(a)), real(3, 3)),
    case("Tensor.Inverse: batch", lambda a: torch.linalg.inv(tame(a, 3.0)), real(2, 2, 4, 4)),
    case("Tensor.Solve: matrix", lambda a, b: torch.linalg.solve(tame(a), b), real(3, 3), real(3, 2)),
    case("Tensor.Solve: vector", lambda a, b: torch.linalg.solve(tame(a), b), real(3, 3), real(3)),
    case("Tensor.Solve: broadcast", lambda a, b: torch.linalg.solve(tame(a), b), real(2, 1, 3, 3), real(4, 3, 2)),
    case("Tensor.LstSq: tall", lambda a, b: torch.linalg.lstsq(a, b).solution, real(5, 3), real(5, 2)),
    case("Tensor.LstSq: batch", lambda a, b: torch.linalg.lstsq(a, b).solution, real(2, 4, 2), real(2, 4, 1)),
    case("Tensor.TriangularSolve: lower", lambda a, b: torch.linalg.solve_triangular(tame(a).tril(), b, upper=False), real(4, 4), real(4, 2)),
    case("Tensor.TriangularSolve: upper", lambda a, b: torch.linalg.solve_triangular(tame(a).triu(), b, upper=True), real(2, 3, 3), real(3, 2)),
    case("Tensor.TriangularSolve: transposed", lambda a, b: torch.linalg.solve_triangular(tame(a).tril().mT, b, upper=True), real(3, 3), real(3, 2)),
    case("Tensor.Det: 3", torch.linalg.det, real(3, 3)),
    case("Tensor.Det: batch", torch.linalg.det, real(2, 4, 4)),
    case("Tensor.SLogDet: batch", lambda a: list(torch.linalg.slogdet(a)), real(3, 4, 4)),
    case("Tensor.LogDet: 3", lambda a: torch.logdet(definite(a)), real(3, 3)),
    case("Tensor.Cholesky: 4", lambda a: torch.linalg.cholesky(definite(a)), real(4, 4)),
    case("Tensor.Cholesky: batch", lambda a: torch.linalg.cholesky(definite(a)), real(2, 2, 3, 3)),
    case("Tensor.QR: square", qr, real(3, 3)),
    case("Tensor.QR: tall", qr, real(2, 4, 2)),
    # A wide matrix has a gradient as well; PyTorch refuses it.
    case("Tensor.QR: wide", lambda a: [x.detach() for x in qr(a)], real(2, 4), gradient=False),
    case("Tensor.SVD: square", svd, real(3, 3)),
    case("Tensor.SVD: tall", svd, real(2, 4, 2)),
    case("Tensor.SVD: wide", svd, real(2, 2, 4)),
    case("Tensor.SVDValues: tall", torch.linalg.svdvals, real(4, 3)),
    case("Tensor.Eigh: 4", eigh, real(4, 4)),
    case("Tensor.Eigh: batch", eigh, real(2, 3, 3)),
    case("Tensor.EighValues: batch", lambda a: torch.linalg.eigvalsh((a + a.mT) / 2), real(2, 3, 3)),
    case("Tensor.PInv: tall", torch.linalg.pinv, real(4, 2)),
    case("Tensor.PInv: wide", torch.linalg.pinv, real(2, 2, 3)),
    case("Tensor.NuclearNorm: batch", lambda a: torch.linalg.matrix_norm(a, "nuc"), real(2, 3, 4)),
    case("Tensor.SpectralNorm: batch", lambda a: torch.linalg.matrix_norm(a, 2), real(2, 3, 4)),
    case("Tensor.Cond: batch", torch.linalg.cond, real(2, 3, 3)),
    case("Tensor.MatrixRank: batch", lambda a: torch.linalg.matrix_rank(a @ a.mT), real(2, 3, 2)),
    case("Tensor.MatrixExp: 3", torch.linalg.matrix_exp, real(3, 3)),
    case("Tensor.MatrixExp: large batch", torch.linalg.matrix_exp, real(2, 2, 2, lo=-6.0, hi=6.0)),
    case("Tensor.MatrixPower: 5", lambda a: torch.linalg.matrix_power(a, 5), real(3, 3, lo=-1.0, hi=1.0)),
    case("Tensor.MatrixPower: -2", lambda a: torch.linalg.matrix_power(tame(a), -2), real(2, 3, 3)),
]

MASK = torch.tensor([[1, 0, 1, 1], [0, 1, 0, 0], [1, 1, 1, 1]], dtype=torch.bool)

ATTENTION = [
    case("ScaledDotProductAttention: plain", lambda q, k, v: attend(q, k, v)[0], real(2, 3, 4), real(2, 5, 4), real(2, 5, 2)),
    case("ScaledDotProductAttention: heads", lambda q, k, v: attend(q, k, v)[0], real(2, 2, 3, 4), real(2, 2, 3, 4), real(2, 2, 3, 4)),
    case("ScaledDotProductAttention: causal", lambda q, k, v: attend(q, k, v, is_causal=True)[0], real(2, 4, 3), real(2, 4, 3), real(2, 4, 2)),
    case("ScaledDotProductAttention: causal, more keys", lambda q, k, v: attend(q, k, v, is_causal=True)[0], real(1, 2, 3), real(1, 4, 3), real(1, 4, 2)),
    case("ScaledDotProductAttention: mask", lambda q, k, v: attend(q, k, v, attn_mask=MASK)[0], real(2, 3, 4), real(2, 4, 4), real(2, 4, 2)),
    case("ScaledDotProductAttention: bias", lambda q, k, v, b: attend(q, k, v, attn_mask=b)[0], real(2, 3, 4), real(2, 4, 4), real(2, 4, 2), real(3, 4)),
    case("AttentionWeights: mask", lambda q, k: attend(q, k, k, attn_mask=MASK, need_attn_weights=True)[1], real(2, 3, 4), real(2, 4, 4)),
    case("CausalMask: 4", lambda: torch.ones(4, 4, dtype=torch.bool).tril()),
    case("Tensor.SplitHeads: 2", lambda x: x.unflatten(-1, (2, 3)).transpose(-3, -2), real(2, 4, 6)),
    case("Tensor.JoinHeads: 2", lambda x: x.transpose(-3, -2).flatten(-2), real(2, 2, 4, 3)),
]

DISTANCES = [
    case("Tensor.CosineSimilarity: last axis", lambda a, b: torch.nn.functional.cosine_similarity(a, b, dim=-1), real(3, 4), real(3, 4)),
    case("Tensor.CosineSimilarity: broadcast", lambda a, b: torch.nn.functional.cosine_similarity(a, b, dim=1), real(2, 3, 1), real(3, 4)),
    case("Tensor.CDist: 1", lambda a, b: torch.cdist(a, b, p=1.0), real(3, 4), real(5, 4)),
    case("Tensor.CDist: 2", lambda a, b: torch.cdist(a, b), real(2, 3, 4), real(2, 5, 4)),
    case("Tensor.CDist: 3", lambda a, b: torch.cdist(a, b, p=3.0), real(3, 2), real(2, 2)),
]

CASES = EINSUMS + PRODUCTS + SOLVERS + ATTENTION + DISTANCES
