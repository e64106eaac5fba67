"""Recurrent cells over whole sequences."""

import torch

from ops import case, real


def lstm(x, wx, wh, b, h, c):
    y, hn, cn = torch._VF.lstm(x, (h[None], c[None]), [wx, wh, b, torch.zeros_like(b)], True, 1, 0.0, False, False, True)
    return y, hn[0], cn[0]


def lstm_from_nothing(x, wx, wh):
    zero = torch.zeros(x.shape[0], wh.shape[1])
    bias = torch.zeros(wx.shape[0])
    return lstm(x, wx, wh, bias, zero, zero)


def gru(x, wx, wh, b, bh, h):
    y, hn = torch._VF.gru(x, h[None], [wx, wh, b, bh], True, 1, 0.0, False, False, True)
    return y, hn[0]


def gru_from_nothing(x, wx, wh):
    zero = torch.zeros(x.shape[0], wh.shape[1])
    bias = torch.zeros(wx.shape[0])
    return gru(x, wx, wh, bias, bias, zero)


def small(*shape):
    """Weights that do not saturate the gates: 1 - tanh² of such has few digits in float32."""
    return real(*shape, lo=-0.5, hi=0.5)


CASES = [
    case("LSTM: with all", lstm, real(3, 5, 4), small(24, 4), small(24, 6), small(24), small(3, 6), small(3, 6)),
    case("LSTM: from nothing", lstm_from_nothing, real(2, 4, 3), small(8, 3), small(8, 2)),
    case("LSTM: one step", lstm, real(2, 1, 3), small(68, 3), small(68, 17), small(68), small(2, 17), small(2, 17)),
    case("GRU: with all", gru, real(3, 5, 4), small(18, 4), small(18, 6), small(18), small(18), small(3, 6)),
    case("GRU: from nothing", gru_from_nothing, real(2, 4, 3), small(6, 3), small(6, 2)),
    case("GRU: one step", gru, real(2, 1, 3), small(51, 3), small(51, 17), small(51), small(51), small(2, 17)),
]
