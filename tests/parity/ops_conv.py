"""Convolutions, transposed convolutions, unfolding and folding."""

import torch.nn.functional as F

from ops import case, real


def same(x, w, stride, f, axes):
    """TensorFlow's "SAME" for any stride: pad by hand, then convolve."""
    pads = []
    for a in reversed(range(axes)):
        n, k = x.shape[2 + a], w.shape[2 + a]
        total = max(0, (-(-n // stride) - 1) * stride + k - n)
        pads += [total // 2, total - total // 2]
    return f(F.pad(x, pads), w, stride=stride)


CASES = [
    case("Tensor.Conv1D: plain", F.conv1d, real(2, 3, 9), real(4, 3, 3)),
    case("Tensor.Conv1D: single image", F.conv1d, real(3, 7), real(2, 3, 2)),
    case("Tensor.Conv1D: bias", F.conv1d, real(2, 3, 6), real(4, 3, 3), real(4)),
    case("Tensor.Conv1D: everything", lambda x, w, b: F.conv1d(x, w, b, stride=2, padding=3, dilation=2, groups=2), real(2, 4, 9), real(6, 2, 3), real(6)),
    case("Tensor.Conv1D: same, even kernel", lambda x, w: F.conv1d(x, w, padding="same"), real(1, 2, 6), real(3, 2, 4)),
    case("Tensor.Conv1D: same, dilation", lambda x, w: F.conv1d(x, w, padding="same", dilation=3), real(1, 2, 6), real(3, 2, 2)),
    case("Tensor.Conv1D: same, stride 3", lambda x, w: same(x, w, 3, F.conv1d, 1), real(1, 2, 8), real(3, 2, 4)),
    case("Tensor.Conv1D: causal", lambda x, w: F.conv1d(F.pad(x, (4, 0)), w, dilation=2), real(1, 2, 6), real(3, 2, 3)),
    case("Tensor.Conv1D: no images", F.conv1d, real(0, 3, 9), real(4, 3, 3)),
    case("Tensor.Conv2D: plain", F.conv2d, real(2, 3, 6, 5), real(4, 3, 3, 3)),
    case("Tensor.Conv2D: single image", F.conv2d, real(3, 6, 5), real(4, 3, 2, 3)),
    case("Tensor.Conv2D: bias and padding", lambda x, w, b: F.conv2d(x, w, b, padding=1), real(2, 3, 5, 4), real(2, 3, 3, 3), real(2)),
    case("Tensor.Conv2D: stride 2", lambda x, w: F.conv2d(x, w, stride=2, padding=1), real(2, 2, 7, 6), real(3, 2, 3, 3)),
    case("Tensor.Conv2D: everything", lambda x, w, b: F.conv2d(x, w, b, stride=(2, 1), padding=(1, 2), dilation=(1, 2), groups=2), real(2, 4, 6, 7, lo=0.0), real(6, 2, 3, 2, lo=0.0), real(6)),
    case("Tensor.Conv2D: sides", lambda x, w: F.conv2d(F.pad(x, (1, 1, 2, 0)), w), real(1, 2, 4, 5), real(2, 2, 3, 3)),
    case("Tensor.Conv2D: one tap", F.conv2d, real(2, 5, 3, 4), real(3, 5, 1, 1)),
    case("Tensor.Conv2D: one tap, stride 2", lambda x, w: F.conv2d(x, w, stride=2), real(2, 5, 3, 4), real(3, 5, 1, 1)),
    case("Tensor.Conv2D: depthwise", lambda x, w: F.conv2d(x, w, padding=1, groups=4), real(2, 4, 6, 5), real(4, 1, 3, 3)),
    case("Tensor.Conv2D: depthwise of two, stride 2", lambda x, w, b: F.conv2d(x, w, b, stride=2, groups=3), real(2, 3, 7, 6), real(6, 1, 3, 2), real(6)),
    case("Tensor.Conv2D: same, stride 2", lambda x, w: same(x, w, 2, F.conv2d, 2), real(1, 2, 5, 6), real(3, 2, 3, 2)),
    case("Tensor.Conv2D: flipped", lambda x, w: F.conv2d(x, w.flip(2, 3)), real(1, 2, 5, 6), real(3, 2, 3, 2)),
    case("Tensor.Conv3D: plain", F.conv3d, real(1, 2, 4, 3, 5), real(3, 2, 2, 2, 3)),
    case("Tensor.Conv3D: single image", F.conv3d, real(2, 3, 3, 4), real(3, 2, 2, 2, 3)),
    case("Tensor.Conv3D: everything", lambda x, w, b: F.conv3d(x, w, b, stride=(2, 1, 2), padding=(1, 0, 2), dilation=(1, 2, 1), groups=2), real(2, 2, 4, 5, 3), real(4, 1, 2, 2, 3), real(4)),
    case("Tensor.Conv3D: depthwise", lambda x, w: F.conv3d(x, w, padding=1, groups=2), real(1, 2, 3, 3, 4), real(2, 1, 3, 2, 2)),
    case("Tensor.ConvTranspose1D: plain", F.conv_transpose1d, real(2, 3, 5), real(3, 2, 3)),
    case("Tensor.ConvTranspose1D: single image", F.conv_transpose1d, real(3, 5), real(3, 2, 3)),
    case("Tensor.ConvTranspose1D: everything", lambda x, w, b: F.conv_transpose1d(x, w, b, stride=3, padding=2, output_padding=1, dilation=2, groups=2), real(2, 4, 5), real(4, 3, 3), real(6)),
    case("Tensor.ConvTranspose2D: plain", F.conv_transpose2d, real(2, 3, 3, 4), real(3, 2, 3, 2)),
    case("Tensor.ConvTranspose2D: everything", lambda x, w, b: F.conv_transpose2d(x, w, b, stride=(2, 3), padding=(1, 0), output_padding=(1, 2), dilation=(2, 1), groups=2), real(1, 4, 3, 2), real(4, 1, 3, 2), real(2)),
    case("Tensor.ConvTranspose2D: depthwise", lambda x, w: F.conv_transpose2d(x, w, stride=2, groups=3), real(2, 3, 3, 3), real(3, 1, 2, 2)),
    case("Tensor.ConvTranspose2D: same, stride 2", lambda x, w: F.conv_transpose2d(x, w, stride=2, padding=1), real(1, 2, 3, 4), real(2, 3, 4, 4)),
    case("Tensor.ConvTranspose3D: plain", F.conv_transpose3d, real(1, 2, 2, 3, 2), real(2, 2, 2, 2, 3)),
    case("Tensor.ConvTranspose3D: everything", lambda x, w, b: F.conv_transpose3d(x, w, b, stride=(2, 1, 2), padding=(0, 1, 1), output_padding=(1, 0, 1), groups=2), real(1, 2, 2, 3, 2), real(2, 1, 2, 2, 3), real(2)),
    case("Tensor.Unfold: plain", lambda x: F.unfold(x, (2, 3)), real(2, 2, 4, 5)),
    case("Tensor.Unfold: everything", lambda x: F.unfold(x, (3, 2), dilation=(1, 2), padding=(2, 1), stride=(2, 1)), real(1, 2, 5, 4)),
    case("Tensor.Unfold: single image", lambda x: F.unfold(x, 2), real(2, 3, 4)),
    case("Tensor.Fold: plain", lambda x: F.fold(x, (4, 3), (2, 2)), real(2, 8, 6)),
    case("Tensor.Fold: everything", lambda x: F.fold(x, (5, 4), (3, 2), dilation=(1, 2), padding=(2, 1), stride=(2, 1)), real(1, 12, 16)),
]
