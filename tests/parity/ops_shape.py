"""Operations that move elements: shapes, pieces, choices, joining; and tensors made of nothing."""

import torch
import torch.nn.functional as F

from ops import case, ints, real

CASES = [
    case("Tensor.Reshape", lambda x: [x.reshape(4, 3), x.reshape(-1), x.reshape(2, -1, 2), x.reshape(1, 12, 1)], real(3, 4)),
    case("Tensor.Reshape: to a number", lambda x: x.reshape(()), real(1, 1)),
    case("Tensor.Reshape: nothing", lambda x: x.reshape(3, 0), real(0, 2)),
    case("Tensor.Flatten", lambda x: [x.flatten(0), x.flatten(1), x.flatten(-1)], real(2, 3, 2)),
    case("Tensor.Squeeze", lambda x: [x.squeeze(), x.squeeze(0), x.squeeze(-2)], real(1, 3, 1, 2)),
    case("Tensor.Unsqueeze", lambda x: [x.unsqueeze(0), x.unsqueeze(1), x.unsqueeze(-1)], real(2, 3)),
    case("Tensor.Transpose", lambda x: [x.permute(2, 1, 0), x.permute(1, 0, 2), x.permute(0, -1, 1), x.permute(2, 0, 1)],
         real(2, 3, 4)),
    case("Tensor.Transpose: four axes", lambda x: [x.permute(0, 2, 3, 1), x.permute(3, 1, 2, 0)], real(2, 3, 2, 2)),
    case("Tensor.T", lambda x: x.T, real(3, 4)),
    case("Tensor.BroadcastTo", lambda x, y: [x.expand(2, 3, 4), x.expand(3, 1), y.expand(2, 2)], real(3, 1), real()),
    case("Tensor.Slice", lambda x: [x[1:4], x[0:5], x[2:2], x[4:5]], real(5, 3)),
    case("Tensor.Narrow", lambda x: [x[1:3], x[:, 1:4], x[:, :, 0:1], x[:, :, 1:1], x[:, :, 0:2]], real(3, 4, 2)),
    case("Tensor.Row", lambda x: [x[0], x[-1], x[1]], real(3, 2, 2)),
    case("Tensor.Take", lambda x, i: x[i], real(4, 3), ints([2, 0, 2, 3, 3])),
    case("Tensor.Take: of a vector", lambda x, i: x[i], real(5), ints([4, 4, 0])),
    case("Tensor.Pick", lambda x, i: x.gather(1, i[:, None])[:, 0], real(4, 3), ints([2, 0, 0, 1])),
    case("Tensor.Pick: in sequences", lambda x, i: x.gather(2, i[..., None])[..., 0], real(2, 2, 3), ints([0, 1, 2, 2], 2, 2)),
    case("OneHot", lambda i: F.one_hot(i, 4).double(), ints([3, 0, 1, 1], 2, 2)),
    case("Concat", lambda x, y, z: torch.cat([x, y, z, x], 0), real(2, 3), real(1, 3), real(0, 3)),
    case("Concat: columns", lambda x, y: torch.cat([x, y], -1), real(2, 3), real(2, 2)),
    case("Concat: in the middle", lambda x, y: torch.cat([x, y, y], 1), real(2, 2, 3), real(2, 1, 3)),
    case("Stack", lambda x, y: [torch.stack([x, y], 0), torch.stack([y, x, x], 1), torch.stack([x, y], -1)], real(2, 3), real(2, 3)),
    case("Zeros", lambda: torch.zeros(2, 3)),
    case("Ones", lambda: torch.ones(2, 0, 3)),
    case("Full", lambda: torch.full((3,), -1.5)),
    case("Scalar", lambda: torch.tensor(2.5)),
    case("Arange", lambda: [torch.arange(0.0, 5.0), torch.arange(2.0, -1.0, -0.75), torch.arange(0.0, 1.0, 0.25)]),
    case("Linspace", lambda: [torch.linspace(0, 1, 5), torch.linspace(2, -2, 9), torch.linspace(3, 7, 1)]),
    case("Eye", lambda: [torch.eye(3), torch.eye(1)]),
]
