"""Values at the points of a grid."""

import torch.nn.functional as F

from ops import case, real


def sample(mode, padding, aligned):
    return lambda x, g: F.grid_sample(x, g, mode=mode, padding_mode=padding, align_corners=aligned)


# Beyond the border, the gradient of a point cancels to 0, to within the last place
# of the picture: so its numbers are small.
INPUTS = real(2, 2, 4, 5, lo=-1.0, hi=1.0), real(2, 3, 2, 2, lo=-1.6, hi=1.6)


CASES = [
    case(f"Tensor.GridSample: {mode}, {padding}{', aligned' if aligned else ''}", sample(mode, padding, aligned), *INPUTS)
    for mode in ["bilinear", "nearest", "bicubic"]
    for padding in ["zeros", "border", "reflection"]
    for aligned in [False, True]
] + [
    case(f"Tensor.GridSample: 3-D, {mode}, {padding}", sample(mode, padding, aligned), real(1, 2, 2, 3, 4), real(1, 2, 1, 3, 3, lo=-1.6, hi=1.6))
    for mode, padding, aligned in [("bilinear", "zeros", False), ("bilinear", "reflection", True), ("nearest", "border", False)]
] + [
    case("AffineGrid", lambda theta: F.affine_grid(theta, [2, 1, 3, 4], align_corners=False), real(2, 2, 3)),
    case("AffineGrid: aligned", lambda theta: F.affine_grid(theta, [1, 1, 3, 4], align_corners=True), real(1, 2, 3)),
    case("AffineGrid: 3-D", lambda theta: F.affine_grid(theta, [1, 1, 2, 1, 3], align_corners=True), real(1, 3, 4)),
]
