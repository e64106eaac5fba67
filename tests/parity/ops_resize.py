"""Interpolation to other sizes, and pixel shuffles."""

import torch.nn.functional as F

from ops import case, real

LINEAR = {1: "linear", 2: "bilinear", 3: "trilinear"}


def resize(mode, **options):
    return lambda x: F.interpolate(x, mode=mode, **options)


CASES = [
    case("Tensor.Resize: linear, 1-D", resize("linear", size=7), real(2, 2, 4)),
    case("Tensor.Resize: linear, 1-D, smaller", resize("linear", size=3), real(1, 2, 7)),
    case("Tensor.Resize: bilinear", resize("bilinear", size=(5, 3)), real(2, 2, 3, 4)),
    case("Tensor.Resize: bilinear, aligned", resize("bilinear", size=(5, 3), align_corners=True), real(1, 2, 3, 4)),
    case("Tensor.Resize: bilinear, aligned, to one", resize("bilinear", size=(1, 3), align_corners=True), real(1, 2, 3, 4)),
    case("Tensor.Resize: bilinear, antialiased", resize("bilinear", size=(3, 9), antialias=True), real(1, 2, 8, 7)),
    case("Tensor.Resize: trilinear", resize("trilinear", size=(3, 5, 2)), real(1, 2, 2, 3, 3)),
    case("Tensor.Resize: trilinear, aligned", resize("trilinear", size=(3, 5, 2), align_corners=True), real(1, 2, 2, 3, 3)),
    case("Tensor.Resize: bicubic", resize("bicubic", size=(7, 3)), real(1, 2, 4, 5)),
    case("Tensor.Resize: bicubic, aligned", resize("bicubic", size=(7, 3), align_corners=True), real(1, 2, 4, 5)),
    case("Tensor.Resize: bicubic, antialiased", resize("bicubic", size=(3, 4), antialias=True), real(1, 2, 8, 7)),
    case("Tensor.Resize: nearest", resize("nearest", size=(7, 3)), real(1, 2, 3, 5)),
    case("Tensor.Resize: nearest, 3-D", resize("nearest", size=(3, 2, 5)), real(1, 1, 2, 3, 4)),
    case("Tensor.Resize: nearest, exact", resize("nearest-exact", size=(7, 3)), real(1, 2, 3, 5)),
    case("Tensor.Resize: area", resize("area", size=(4, 2)), real(1, 2, 6, 5)),
    case("Tensor.Upsample: linear", resize("linear", scale_factor=1.7), real(1, 2, 5)),
    case("Tensor.Upsample: bilinear", resize("bilinear", scale_factor=2), real(1, 2, 3, 4)),
    case("Tensor.Upsample: bilinear, aligned", resize("bilinear", scale_factor=(2, 1.5), align_corners=True), real(1, 2, 3, 4)),
    case("Tensor.Upsample: trilinear", resize("trilinear", scale_factor=(1.5, 2, 0.7)), real(1, 1, 2, 2, 3)),
    case("Tensor.Upsample: bicubic", resize("bicubic", scale_factor=(1.6, 0.7)), real(1, 2, 4, 5)),
    case("Tensor.Upsample: nearest", resize("nearest", scale_factor=(2, 1.5)), real(1, 2, 3, 5)),
    case("Tensor.Upsample: nearest, exact", resize("nearest-exact", scale_factor=1.5), real(1, 2, 5)),
    case("Tensor.PixelShuffle", lambda x: F.pixel_shuffle(x, 2), real(2, 8, 2, 3)),
    case("Tensor.PixelUnshuffle", lambda x: F.pixel_unshuffle(x, 2), real(2, 2, 4, 6)),
]
