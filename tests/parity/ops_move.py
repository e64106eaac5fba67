"""Slices of an axis, padding, repetition, and elements by index."""

import torch
import torch.nn.functional as F

from ops import case, fixed, ints, real


def scattered(how):
    return lambda t, index, src: torch.scatter_reduce(t, 1, index, src, how, include_self=True)


# Distinct places: what PyTorch's scatter leaves of several is not defined.
APART = ints([2, 0, 1, 3, 2, 1, 0, 3], 2, 2, 2)
# Several elements meet.
TOGETHER = ints([2, 0, 1, 3, 2, 0, 1, 3, 2, 0, 0, 1], 2, 3, 2)

CASES = [
    case("Tensor.IndexSelect", lambda x: x.index_select(1, torch.tensor([2, 0, 2])), real(2, 3, 4)),
    case("Tensor.IndexSelect: first axis", lambda x: x.index_select(0, torch.tensor([1, 1, 0])), real(2, 3)),
    case("Tensor.IndexSelect: last axis", lambda x: x.index_select(-1, torch.tensor([0, 1, 3])), real(2, 4)),
    case("Tensor.IndexAdd", lambda x, s: x.index_add(1, torch.tensor([2, 0, 2]), s), real(2, 3, 4), real(2, 3, 4)),
    case("Tensor.IndexAdd: one axis", lambda x, s: x.index_add(0, torch.tensor([1, 1]), s), real(3), real(2)),
    case("Tensor.IndexSet", lambda x, s: x.index_copy(1, torch.tensor([2, 0]), s), real(2, 3, 4), real(2, 2, 4)),
    case("Tensor.IndexFill", lambda x: x.index_fill(1, torch.tensor([2, 0]), 0.5), real(2, 3, 4)),
    case("Tensor.Flip", lambda x: x.flip(0, 2), real(2, 3, 4)),
    case("Tensor.Flip: one axis", lambda x: x.flip(-1), real(5)),
    case("Tensor.Roll", lambda x: x.roll(2, 1), real(2, 3)),
    case("Tensor.Roll: back", lambda x: x.roll(-4, 0), real(3, 2)),
    case("Tensor.Rot90", lambda x: x.rot90(1, [0, 1]), real(2, 3)),
    case("Tensor.Rot90: twice", lambda x: x.rot90(2, [0, 2]), real(2, 2, 3)),
    case("Tensor.Rot90: back", lambda x: x.rot90(-1, [2, 1]), real(2, 2, 3)),
    case("Tensor.Tile", lambda x: x.tile(2, 3), real(2, 3)),
    case("Tensor.Tile: more axes", lambda x: x.tile(2, 1, 2), real(3)),
    case("Tensor.Tile: fewer axes", lambda x: x.tile(2), real(2, 3)),
    case("Tensor.Repeat", lambda x: x.repeat_interleave(3, 1), real(2, 3)),
    case("Tensor.Repeat: first axis", lambda x: x.repeat_interleave(2, 0), real(2, 1, 2)),
    case("Tensor.RepeatEach", lambda x: x.repeat_interleave(torch.tensor([2, 0, 3]), 1), real(2, 3)),
    case("Tensor.Pad: zeros", lambda x: F.pad(x, (1, 2, 0, 3)), real(2, 3, 4)),
    case("Tensor.Pad: cropping", lambda x: F.pad(x, (-1, 2, 1, -2)), real(2, 3, 4)),
    case("Tensor.Pad: reflect", lambda x: F.pad(x, (1, 2, 0, 3), mode="reflect"), real(1, 2, 4, 3)),
    case("Tensor.Pad: reflect in one axis", lambda x: F.pad(x, (3, 1), mode="reflect"), real(1, 2, 4)),
    case("Tensor.Pad: replicate", lambda x: F.pad(x, (1, 2, 0, 5), mode="replicate"), real(1, 2, 4, 3)),
    case("Tensor.Pad: circular", lambda x: F.pad(x, (1, 3, 0, 2), mode="circular"), real(1, 2, 4, 3)),
    case("Tensor.Pad: symmetric", lambda x: torch.cat([x[:, :2].flip(1), x, x[:, 1:].flip(1)], 1), real(2, 4)),
    case("Tensor.PadConstant", lambda x: F.pad(x, (1, 2, 0, 3), value=0.7), real(2, 3, 4)),
    case("PadSequence", lambda a, b, c: torch.nn.utils.rnn.pad_sequence([a, b, c], True, -1.0), real(2, 3), real(4, 3), real(1, 3)),
    case("Tensor.TakeAlong", lambda x, i: x.gather(1, i), real(2, 4, 2), TOGETHER),
    case("Tensor.TakeAlong: first axis", lambda x, i: x.gather(0, i), real(3), ints([2, 2, 0, 1])),
    case("Tensor.TakeAlong: last axis", lambda x, i: x.gather(-1, i), real(2, 3), ints([2, 0, 1, 1], 2, 2)),
    case("Tensor.GatherND", lambda x, i: x[i[:, 0], i[:, 1]], real(2, 3, 4), ints([1, 2, 0, 0, 1, 2], 3, 2)),
    case("Tensor.GatherND: elements", lambda x, i: x[i[..., 0], i[..., 1]], real(2, 3), ints([1, 2, 0, 0, 1, 1, 0, 2], 2, 2, 2)),
    case("Tensor.ScatterSet", lambda t, i, s: t.scatter(1, i, s), real(2, 4, 2), APART, real(2, 2, 2)),
    case("Tensor.ScatterAdd", lambda t, i, s: t.scatter_add(1, i, s), real(2, 4, 2), TOGETHER, real(2, 3, 2)),
    case("Tensor.ScatterMul", scattered("prod"), real(2, 4, 2, lo=0.5), TOGETHER, real(2, 3, 2, lo=0.5)),
    case("Tensor.ScatterMax", scattered("amax"), real(2, 4, 2), TOGETHER, real(2, 3, 2)),
    case("Tensor.ScatterMin", scattered("amin"), real(2, 4, 2), TOGETHER, real(2, 3, 2)),
    case("Tensor.ScatterMean", scattered("mean"), real(2, 4, 2), TOGETHER, real(2, 3, 2)),
    case("Tensor.ScatterMax: equals", lambda t, i, s: torch.scatter_reduce(t, 0, i, s, "amax", include_self=True),
         fixed([2.0, 5.0, 1.0]), ints([0, 0, 0, 1]), fixed([2.0, 1.0, 2.0, 3.0])),
    case("Tensor.ScatterND: set", lambda t, i, s: t.index_put((i[:, 0], i[:, 1]), s),
         real(2, 3, 4), ints([1, 2, 0, 0], 2, 2), real(2, 4)),
    case("Tensor.ScatterND: add", lambda t, i, s: t.index_put((i[:, 0], i[:, 1]), s, accumulate=True),
         real(2, 3, 4), ints([1, 2, 0, 0, 1, 2], 3, 2), real(3, 4)),
]
