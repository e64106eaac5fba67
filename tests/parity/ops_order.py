"""Order, search and counts; masks; triangles, diagonals and grids."""

import torch

from ops import case, fixed, ints, real

inf, nan = float("inf"), float("nan")
ODD = fixed([1.0, nan, -inf, 0.0, inf, -2.0, nan, 3.0, -0.5], 3, 3)
MASK = [1, 0, 0, 1, 1, 0]


def mask(m, shape):
    return m.bool().expand(shape)


def histogram(x, bins, lo, hi):
    """histc's counts are floats and say nothing of the edges."""
    counts = torch.histc(x, bins, lo, hi)
    lo, hi = (lo, hi) if lo != hi else (x.min().item(), x.max().item())
    return counts.long(), torch.linspace(lo, hi, bins + 1)


CASES = [
    case("Tensor.Sort", lambda x: x.sort(dim=1, stable=True), real(3, 5)),
    case("Tensor.Sort: first axis", lambda x: x.sort(dim=0, stable=True), real(4, 2, 2)),
    case("Tensor.Sort: descending", lambda x: x.sort(dim=1, descending=True, stable=True), real(2, 4, 3)),
    case("Tensor.Sort: NaN and infinities", lambda x: x.sort(dim=1, stable=True), ODD),
    case("Tensor.Sort: NaN first", lambda x: x.sort(dim=0, descending=True, stable=True), ODD),
    case("Tensor.Sort: equals", lambda x: x.sort(dim=0, stable=True), fixed([2.0, 1.0, 2.0, 1.0, 0.0, 2.0])),
    case("Tensor.ArgSort", lambda x: x.argsort(1), real(3, 5)),
    case("Tensor.TopK", lambda x: x.topk(3, 1), real(3, 5)),
    case("Tensor.TopK: smallest", lambda x: x.topk(2, 0, largest=False), real(4, 3)),
    case("Tensor.TopK: NaN", lambda x: x.topk(2, 1), fixed([1.0, nan, 2.0, 5.0, -inf, inf], 2, 3)),
    case("Tensor.KthValue", lambda x: x.kthvalue(2, 1), real(3, 5)),
    case("Tensor.KthValue: first axis", lambda x: x.kthvalue(4, 0), real(4, 3)),
    case("Tensor.Unique", lambda x: torch.unique(x, return_inverse=True, return_counts=True), fixed([3.0, 1.0, 3.0, -inf, 1.0, 3.0], 2, 3), gradient=False),
    case("Tensor.Unique: integers", lambda x: torch.unique(x, return_inverse=True, return_counts=True), ints([3, 1, 3, -4, 1, 3])),
    case("Tensor.SearchSorted", lambda x, v: torch.searchsorted(x, v), fixed([1.0, 2.0, 2.0, 5.0]), fixed([0.0, 1.0, 2.0, 3.0, 6.0, 5.0], 2, 3)),
    case("Tensor.SearchSorted: right", lambda x, v: torch.searchsorted(x, v, right=True), fixed([1.0, 2.0, 2.0, 5.0]), fixed([0.0, 1.0, 2.0, 3.0, 6.0, 5.0], 2, 3)),
    case("Tensor.SearchSorted: rows", lambda x, v: torch.searchsorted(x, v), fixed([1.0, 2.0, 3.0, 2.0, 4.0, 6.0], 2, 3), fixed([2.0, 2.5, 2.0, 7.0], 2, 2)),
    case("Tensor.Bucketize", lambda x, b: torch.bucketize(x, b), real(2, 5), fixed([-1.0, 0.0, 0.5])),
    case("Tensor.Bucketize: right", lambda x, b: torch.bucketize(x, b, right=True), fixed([-1.0, 0.0, 0.2, 3.0]), fixed([-1.0, 0.0, 0.5])),
    case("Tensor.IsIn", lambda x, v: torch.isin(x, v), fixed([1.0, nan, -inf, 0.0, 3.0, 2.0], 2, 3), fixed([3.0, nan, -inf, 3.0])),
    case("Tensor.NonZero", lambda x: x.nonzero(), fixed([1.0, 0.0, nan, 0.0, 0.0, -1.0], 2, 3)),
    case("Tensor.Bincount", lambda x: x.bincount(), ints([3, 1, 3, 0])),
    case("Tensor.Bincount: size", lambda x: x.bincount(minlength=6), ints([3, 1, 3, 0])),
    # PyTorch's weighted bincount has no gradient; index_add has.
    case("Tensor.Bincount: weights", lambda x, w: torch.zeros(4).index_add(0, x, w), ints([3, 1, 3, 0]), real(4)),
    case("Tensor.Histogram", lambda x: histogram(x, 4, -1.0, 1.0), real(20), gradient=False),
    case("Tensor.Histogram: all", lambda x: histogram(x, 5, 0.0, 0.0), real(3, 7), gradient=False),
    case("Tensor.MaskedSelect", lambda x, m: x.masked_select(mask(m, x.shape)), real(2, 3), ints(MASK, 2, 3)),
    case("Tensor.MaskedSelect: columns", lambda x, m: x.masked_select(mask(m, x.shape)), real(2, 3), ints([1, 0, 1])),
    case("Tensor.MaskedFill", lambda x, m: x.masked_fill(mask(m, x.shape), 0.3), real(2, 3), ints(MASK, 2, 3)),
    case("Tensor.MaskedFill: rows", lambda x, m: x.masked_fill(mask(m, x.shape), -inf), real(2, 3), ints([0, 1], 2, 1)),
    case("Tensor.MaskedScatter", lambda x, m, s: x.masked_scatter(mask(m, x.shape), s), real(2, 3), ints(MASK, 2, 3), real(2, 2)),
    case("Tensor.Tril", lambda x: x.tril(), real(3, 3)),
    case("Tensor.Tril: batch", lambda x: x.tril(1), real(2, 3, 4)),
    case("Tensor.Triu", lambda x: x.triu(), real(3, 3)),
    case("Tensor.Triu: batch", lambda x: x.triu(-1), real(2, 4, 3)),
    case("Tensor.Diag", lambda x: x.diag(1), real(3, 4)),
    case("Tensor.Diag: below", lambda x: x.diag(-2), real(4, 3)),
    case("Tensor.Diag: vector", lambda x: x.diag(-1), real(3)),
    case("Tensor.DiagEmbed", lambda x: torch.diag_embed(x, 2), real(2, 3)),
    case("Tensor.Trace", lambda x: x.trace(), real(3, 4)),
    case("TrilIndices", lambda: torch.tril_indices(3, 4, 1)),
    case("TriuIndices", lambda: torch.triu_indices(4, 3, -1)),
    case("Meshgrid", lambda a, b, c: torch.meshgrid(a, b, c, indexing="ij"), real(2), real(3), real(1)),
]
