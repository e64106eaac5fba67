"""Pooling, in one to three dimensions."""

import torch.nn.functional as F

from ops import case, real

OVERLAP = dict(kernel_size=3, stride=2, padding=1)

CASES = [
    case("Tensor.MaxPool: 1-D", lambda x: F.max_pool1d(x, 2), real(2, 3, 7)),
    case("Tensor.MaxPool: 2-D", lambda x: F.max_pool2d(x, (2, 3)), real(2, 2, 5, 6)),
    case("Tensor.MaxPool: 3-D", lambda x: F.max_pool3d(x, 2, stride=1), real(1, 2, 3, 4, 3)),
    case("Tensor.MaxPool: without a batch", lambda x: F.max_pool2d(x, 2), real(3, 4, 4)),
    case("Tensor.MaxPool: overlap", lambda x: F.max_pool2d(x, **OVERLAP), real(1, 2, 6, 7)),
    case("Tensor.MaxPool: dilation", lambda x: F.max_pool2d(x, (3, 2), stride=1, padding=1, dilation=(1, 2)), real(1, 2, 5, 6)),
    case("Tensor.MaxPool: round up", lambda x: F.max_pool2d(x, 3, stride=2, padding=(0, 1), ceil_mode=True), real(1, 1, 6, 8)),
    case("Tensor.MaxPoolWithIndices", lambda x: F.max_pool2d(x, **OVERLAP, return_indices=True), real(2, 2, 5, 6)),
    case("Tensor.MaxPoolWithIndices: 3-D", lambda x: F.max_pool3d(x, (1, 2, 2), return_indices=True), real(1, 2, 2, 4, 5)),
    case("Tensor.MaxUnpool", lambda x: F.max_unpool2d(*F.max_pool2d(x, 2, return_indices=True), 2), real(1, 2, 4, 6)),
    case("Tensor.MaxUnpool: 1-D, of another size", lambda x: F.max_unpool1d(*F.max_pool1d(x, 2, return_indices=True), 2, output_size=[7]), real(2, 1, 7)),
    case("Tensor.AvgPool: 1-D", lambda x: F.avg_pool1d(x, 3, stride=2), real(2, 3, 8)),
    case("Tensor.AvgPool: 2-D", lambda x: F.avg_pool2d(x, (2, 3)), real(2, 2, 5, 6)),
    case("Tensor.AvgPool: 3-D", lambda x: F.avg_pool3d(x, 2, stride=1, padding=1), real(1, 2, 3, 2, 3)),
    case("Tensor.AvgPool: padding counts", lambda x: F.avg_pool2d(x, **OVERLAP), real(1, 2, 5, 6)),
    case("Tensor.AvgPool: padding does not count", lambda x: F.avg_pool2d(x, **OVERLAP, count_include_pad=False), real(1, 2, 5, 6)),
    case("Tensor.AvgPool: round up", lambda x: F.avg_pool2d(x, 3, stride=2, padding=(0, 1), ceil_mode=True), real(1, 1, 6, 8)),
    case("Tensor.AvgPool: divisor", lambda x: F.avg_pool2d(x, 2, divisor_override=3), real(1, 2, 4, 4)),
    case("Tensor.LPPool: 1-D", lambda x: F.lp_pool1d(x, 2, 3), real(2, 2, 7)),
    case("Tensor.LPPool: 2-D", lambda x: F.lp_pool2d(x, 3, (2, 3), stride=1), real(1, 2, 4, 5, lo=0.2)),
    case("Tensor.LPPool: p = 4", lambda x: F.lp_pool2d(x, 4, 2), real(1, 2, 5, 4)),
    case("Tensor.LPPool: p = 1.5", lambda x: F.lp_pool1d(x, 1.5, 2), real(1, 2, 6, lo=0.1)),
    case("Tensor.AdaptiveAvgPool: 1-D", lambda x: F.adaptive_avg_pool1d(x, 3), real(2, 2, 7)),
    case("Tensor.AdaptiveAvgPool: 2-D", lambda x: F.adaptive_avg_pool2d(x, (2, None)), real(1, 2, 5, 4)),
    case("Tensor.AdaptiveAvgPool: 3-D, larger", lambda x: F.adaptive_avg_pool3d(x, (2, 3, 5)), real(1, 1, 3, 2, 3)),
    case("Tensor.AdaptiveMaxPool: 1-D", lambda x: F.adaptive_max_pool1d(x, 3), real(2, 2, 7)),
    case("Tensor.AdaptiveMaxPool: 2-D", lambda x: F.adaptive_max_pool2d(x, (2, 3)), real(2, 2, 5, 7)),
    case("Tensor.AdaptiveMaxPool: 3-D", lambda x: F.adaptive_max_pool3d(x, 2), real(1, 1, 3, 4, 5)),
    case("Tensor.GlobalAvgPool", lambda x: F.adaptive_avg_pool2d(x, 1), real(2, 3, 4, 5)),
    case("Tensor.GlobalMaxPool", lambda x: F.adaptive_max_pool2d(x, 1), real(2, 3, 4, 5)),
]
