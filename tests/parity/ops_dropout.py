"""Local response normalisation; what is random has no numbers to compare."""

import torch.nn.functional as F

from ops import case, real

CASES = [
    case("Tensor.LocalResponseNorm", lambda x: F.local_response_norm(x, 3), real(2, 5, 3, 2)),
    case("Tensor.LocalResponseNorm: even size", lambda x: F.local_response_norm(x, 4, alpha=0.5, beta=0.6, k=2.0), real(1, 6, 4)),
]
