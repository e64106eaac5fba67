package flux

import "slices"

func init() {
	noGradient("makes a tensor", "From", "FromFunc", "FromFuncOf", "FromImage", "FromImageRGBA")
	noGradient("makes a constant", "ZerosOf", "OnesOf", "FullOf", "ZerosLike", "OnesLike", "FullLike", "ArangeOf", "LinspaceOf",
		"Logspace", "Geomspace", "EyeOf", "Tri")
	noGradient("draws numbers", "TruncatedNormal", "Exponential", "Gamma", "Poisson", "Randint", "RandPerm", "Multinomial",
		"RandLike", "RandnLike", "Source.TruncatedNormal", "Source.Exponential", "Source.Gamma", "Source.Poisson",
		"Source.Randint", "Source.RandPerm", "Source.Multinomial")
	noGradient("makes a constant", "HannWindow", "HannWindowOf", "HammingWindow", "HammingWindowOf", "MelFilterBank", "MelFilterBankOf")
	rows(fourierCases)
	rows(func() []gradCase {
		return []gradCase{
			{name: "Source.Choice", covers: []string{"Source.Choice"}, shapes: []Shape{{4, 2}},
				f: func(in []*Tensor) *Tensor { return NewSource(9).Choice(in[0], 6, true).Square() }},
			{name: "Choice", covers: []string{"Choice"}, shapes: []Shape{{4, 2}},
				f: func(in []*Tensor) *Tensor { Seed(9); return Choice(in[0], 3, false).Square() }},
		}
	})
}

func fourierCases() []gradCase {
	list := slices.Concat(
		gradCase{name: "FFT", covers: []string{"Tensor.FFT"}, f: func(in []*Tensor) *Tensor { return in[0].FFT().Square() }}.
			over([]Shape{{1, 2}}, []Shape{{6, 2}}, []Shape{{2, 5, 2}}, []Shape{{0, 3, 2}}, []Shape{{67, 2}}),
		gradCase{name: "IFFT", covers: []string{"Tensor.IFFT"}, f: func(in []*Tensor) *Tensor { return in[0].IFFT().Square() }}.
			over([]Shape{{1, 2}}, []Shape{{4, 2}}, []Shape{{2, 5, 2}}),
		gradCase{name: "RFFT", covers: []string{"Tensor.RFFT"}, f: func(in []*Tensor) *Tensor { return in[0].RFFT().Square() }}.
			over([]Shape{{1}}, []Shape{{2}}, []Shape{{7}}, []Shape{{2, 3, 6}}, []Shape{{67}}, []Shape{{0, 3}}),
		gradCase{name: "IRFFT even", covers: []string{"Tensor.IRFFT"}, f: func(in []*Tensor) *Tensor { return in[0].IRFFT(6).Square() }}.
			over([]Shape{{4, 2}}, []Shape{{2, 4, 2}}),
		gradCase{name: "IRFFT odd", f: func(in []*Tensor) *Tensor { return in[0].IRFFT(7).Square() }}.over([]Shape{{4, 2}}),
		gradCase{name: "IRFFT of a prime", f: func(in []*Tensor) *Tensor { return in[0].IRFFT(67).Square() }}.over([]Shape{{34, 2}}),
	)
	for name, o := range map[string]STFTOptions{
		"": {}, " hop": {Hop: 3}, " normalized": {Normalized: true, Hop: 2}, " two sides": {TwoSided: true}, " plain": {NoCenter: true},
	} {
		list = append(list,
			gradCase{name: "STFT" + name, covers: []string{"Tensor.STFT"}, shapes: []Shape{{2, 11}, {5}}, lo: 0.2, hi: 1.4,
				f: func(in []*Tensor) *Tensor { p := o; p.Window = in[1]; return in[0].STFT(6, p).Square() }},
			gradCase{name: "STFT without window" + name, shapes: []Shape{{9}}, f: func(in []*Tensor) *Tensor { return in[0].STFT(5, o).Square() }},
			gradCase{name: "ISTFT" + name, covers: []string{"Tensor.ISTFT"}, shapes: []Shape{{2, istftBins(o), 4, 2}, {6}}, lo: 0.2, hi: 1.4,
				f: func(in []*Tensor) *Tensor { p := o; p.Window = in[1]; return in[0].ISTFT(6, 0, p).Square() }})
	}
	return append(list,
		gradCase{name: "Spectrogram", covers: []string{"Tensor.Spectrogram"}, shapes: []Shape{{2, 11}}, f: func(in []*Tensor) *Tensor { return in[0].Spectrogram(4, 2, STFTOptions{}) }},
		gradCase{name: "Spectrogram of magnitudes", shapes: []Shape{{11}}, f: func(in []*Tensor) *Tensor { return in[0].Spectrogram(5, 1, STFTOptions{Hop: 2}) }},
		gradCase{name: "PowerToDB", covers: []string{"Tensor.PowerToDB"}, shapes: []Shape{{2, 5}}, lo: 0.2, hi: 2, f: func(in []*Tensor) *Tensor { return in[0].PowerToDB(0.9, 1e-10, 80) }},
		gradCase{name: "PowerToDB cut off", shapes: []Shape{{2, 5}}, lo: 0.2, hi: 2, f: func(in []*Tensor) *Tensor { return in[0].PowerToDB(1, 1e-10, 4.1) }},
		gradCase{name: "DBToPower", covers: []string{"Tensor.DBToPower"}, shapes: []Shape{{2, 3}}, f: func(in []*Tensor) *Tensor { return in[0].DBToPower(2) }},
	)
}

// istftBins is the number of frequencies of 6 samples.
func istftBins(o STFTOptions) int {
	if o.TwoSided {
		return 6
	}
	return 4
}
