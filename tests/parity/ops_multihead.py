"""Attention of heads that lie side by side in the features."""

import torch

from ops import case, ints, real


def split(x, heads):
    return x.reshape(*x.shape[:-1], heads, x.shape[-1] // heads).transpose(-3, -2)


def attend(q, k, v, heads, mask=None):
    q, k, v = split(q, heads), split(k, heads), split(v, heads)
    logits = q @ k.mT / q.shape[-1] ** 0.5
    if mask is not None:
        logits = logits + mask
    y = (torch.softmax(logits, -1) @ v).transpose(-3, -2)
    return y.reshape(*y.shape[:-2], -1)


def causal(n):
    return torch.full((n, n), float("-inf")).triu(1)


def themselves(x, heads, mask=None):
    return attend(*x.chunk(3, -1), heads, mask)


CASES = [
    case("MultiHeadAttention: across", lambda q, k, v: attend(q, k, v, 2), real(2, 3, 8), real(2, 5, 8), real(2, 5, 6)),
    case("MultiHeadAttention: bias", lambda q, k, v, b: attend(q, k, v, 2, b), real(2, 3, 4), real(2, 5, 4), real(2, 5, 4), real(2, 3, 5)),
    case("Tensor.SelfAttention: plain", lambda x: themselves(x, 3), real(2, 4, 27)),
    case("Tensor.SelfAttention: causal", lambda x: themselves(x, 2, causal(6)), real(2, 6, 12)),
    case("Tensor.SelfAttention: tiles", lambda x: themselves(x, 1, causal(70)), real(70, 6)),
]
CASES += [
    case("Tensor.Embedding", lambda w, i: torch.nn.functional.embedding(i, w), real(4, 3), ints([2, 0, 2, 3, 1, 2], 2, 3)),
]
