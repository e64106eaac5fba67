package parity

import "fluxrepl/flux"

func init() {
	stft := func(n int, o flux.STFTOptions) func(in list) list {
		return func(in list) list {
			o := o
			o.Window = in[1]
			return list{in[0].STFT(n, o)}
		}
	}
	istft := func(n, length int, o flux.STFTOptions) func(in list) list {
		return func(in list) list {
			o := o
			o.Window = in[1]
			return list{in[0].ISTFT(n, length, o)}
		}
	}
	plain := flux.STFTOptions{Hop: 5, NoCenter: true, Normalized: true}
	ops(map[string]func(in list) list{
		"Tensor.FFT":                            func(in list) list { return list{in[0].FFT()} },
		"Tensor.FFT: a prime":                   func(in list) list { return list{in[0].FFT()} },
		"Tensor.IFFT":                           func(in list) list { return list{in[0].IFFT()} },
		"Tensor.RFFT: even":                     func(in list) list { return list{in[0].RFFT()} },
		"Tensor.RFFT: odd":                      func(in list) list { return list{in[0].RFFT()} },
		"Tensor.RFFT: one":                      func(in list) list { return list{in[0].RFFT()} },
		"Tensor.IRFFT: even":                    func(in list) list { return list{in[0].IRFFT(8)} },
		"Tensor.IRFFT: odd":                     func(in list) list { return list{in[0].IRFFT(9)} },
		"Tensor.STFT":                           stft(8, flux.STFTOptions{}),
		"Tensor.STFT: hop 3, a narrow window":   stft(9, flux.STFTOptions{Hop: 3}),
		"Tensor.STFT: not centred, normalized":  stft(8, plain),
		"Tensor.STFT: two sides":                stft(7, flux.STFTOptions{Hop: 2, TwoSided: true}),
		"Tensor.ISTFT":                          istft(8, 0, flux.STFTOptions{}),
		"Tensor.ISTFT: hop 3, a narrow window":  istft(9, 0, flux.STFTOptions{Hop: 3}),
		"Tensor.ISTFT: not centred, normalized": istft(8, 0, plain),
		"Tensor.ISTFT: two sides, of length 11": istft(7, 11, flux.STFTOptions{Hop: 2, TwoSided: true}),
		"Tensor.Spectrogram: power":             func(in list) list { return list{in[0].Spectrogram(6, 2, flux.STFTOptions{})} },
		"Tensor.Spectrogram: magnitude":         func(in list) list { return list{in[0].Spectrogram(6, 1, flux.STFTOptions{})} },
		"HannWindowOf":                          func(in list) list { return list{in[0].Mul(flux.HannWindowOf(in[0].DType(), 9))} },
		"HammingWindowOf":                       func(in list) list { return list{in[0].Mul(flux.HammingWindowOf(in[0].DType(), 8))} },
	})
	without("the float32 form of one that has a case", "HannWindow", "HammingWindow")
	without("PyTorch has none without torchaudio: checked against the naive loop", "MelFilterBank", "MelFilterBankOf", "Tensor.PowerToDB", "Tensor.DBToPower")
}
