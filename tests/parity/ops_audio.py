"""Fourier transforms; complex numbers are pairs at the end."""

import torch

from ops import case, real

pairs, whole = torch.view_as_real, torch.view_as_complex


def stft(n, hop=None, center=True, normalized=False, onesided=True):
    def f(x, w):
        y = torch.stft(x, n, hop_length=hop, win_length=w.shape[0], window=w, center=center, normalized=normalized,
                       onesided=onesided, return_complex=True)
        return pairs(y)
    return f


def istft(n, hop=None, center=True, normalized=False, onesided=True, length=None):
    def f(x, w):
        return torch.istft(whole(x), n, hop_length=hop, win_length=w.shape[0], window=w, center=center,
                           normalized=normalized, onesided=onesided, length=length)
    return f


CASES = [
    case("Tensor.FFT", lambda x: pairs(torch.fft.fft(whole(x))), real(2, 12, 2)),
    case("Tensor.FFT: a prime", lambda x: pairs(torch.fft.fft(whole(x))), real(67, 2)),
    case("Tensor.IFFT", lambda x: pairs(torch.fft.ifft(whole(x))), real(2, 10, 2)),
    case("Tensor.RFFT: even", lambda x: pairs(torch.fft.rfft(x)), real(3, 8)),
    case("Tensor.RFFT: odd", lambda x: pairs(torch.fft.rfft(x)), real(2, 9)),
    case("Tensor.RFFT: one", lambda x: pairs(torch.fft.rfft(x)), real(2, 1)),
    case("Tensor.IRFFT: even", lambda x: torch.fft.irfft(whole(x), n=8), real(2, 5, 2)),
    case("Tensor.IRFFT: odd", lambda x: torch.fft.irfft(whole(x), n=9), real(5, 2)),
    case("Tensor.STFT", stft(8), real(2, 30), real(8, lo=0.1, hi=1.0)),
    case("Tensor.STFT: hop 3, a narrow window", stft(9, hop=3), real(20), real(6, lo=0.1, hi=1.0)),
    case("Tensor.STFT: not centred, normalized", stft(8, hop=5, center=False, normalized=True), real(2, 30), real(8, lo=0.1, hi=1.0)),
    case("Tensor.STFT: two sides", stft(7, hop=2, onesided=False), real(15), real(7, lo=0.1, hi=1.0)),
    case("Tensor.ISTFT", istft(8), real(2, 5, 6, 2), real(8, lo=0.1, hi=1.0)),
    case("Tensor.ISTFT: hop 3, a narrow window", istft(9, hop=3), real(5, 6, 2), real(6, lo=0.1, hi=1.0)),
    case("Tensor.ISTFT: not centred, normalized", istft(8, hop=5, center=False, normalized=True), real(5, 6, 2), real(8, lo=0.1, hi=1.0)),
    case("Tensor.ISTFT: two sides, of length 11", istft(7, hop=2, onesided=False, length=11), real(7, 6, 2), real(7, lo=0.1, hi=1.0)),
    case("Tensor.Spectrogram: power", lambda x: torch.stft(x, 6, window=torch.ones(6), return_complex=True).abs() ** 2, real(2, 14)),
    case("Tensor.Spectrogram: magnitude", lambda x: torch.stft(x, 6, window=torch.ones(6), return_complex=True).abs(), real(14)),
    case("HannWindowOf", lambda x: x * torch.hann_window(9), real(9)),
    case("HammingWindowOf", lambda x: x * torch.hamming_window(8), real(8)),
]
