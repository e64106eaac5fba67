package flux

import "math"

// HannWindow returns the float32 window of n numbers ½(1 − cos(2πi/n)),
// i = 0, …, n−1. Like PyTorch's and NNlib's it is periodic: copies that lie n/2
// apart add up to 1. It panics with a [*ShapeError] if n is negative.
func HannWindow(n int) *Tensor { return raised("HannWindow", Float32, 0.5, n) }

// HannWindowOf is [HannWindow] of any element type.
func HannWindowOf(d DType, n int) *Tensor {
	mustType("HannWindowOf", d)
	return raised("HannWindowOf", d, 0.5, n)
}

// HammingWindow returns the float32 window of n numbers
// 0.54 − 0.46·cos(2πi/n), i = 0, …, n−1, which is periodic, too.
func HammingWindow(n int) *Tensor { return raised("HammingWindow", Float32, 0.54, n) }

// HammingWindowOf is [HammingWindow] of any element type.
func HammingWindowOf(d DType, n int) *Tensor {
	mustType("HammingWindowOf", d)
	return raised("HammingWindowOf", d, 0.54, n)
}

// raised is a − (1 − a)·cos, and 1 alone.
func raised(op string, d DType, a float64, n int) *Tensor {
	return build(d, sized(op, []int{n}), func(i int) float64 {
		if n == 1 {
			return 1
		}
		return a - (1-a)*math.Cos(2*math.Pi*float64(i)/float64(n))
	})
}

// Spectrogram returns |STFT|ᵖ, how strong each frequency is in each frame:
// [..., n/2 + 1, frames] for signals of [..., length]. power is 2 for power and 1
// for magnitude. Where the transform is 0 the gradient is 0. It panics as
// [Tensor.STFT] does, and with a [*DomainError] unless power > 0 and finite.
func (t *Tensor) Spectrogram(n int, power float64, o STFTOptions) *Tensor {
	if !(power > 0) || math.IsInf(power, 0) {
		panic(&DomainError{Op: "Spectrogram", Arg: "power", Want: "a finite number > 0", Got: format(power)})
	}
	y := t.STFT(n, o).Square().Sum(-1)
	if power == 2 {
		return y
	}
	silent := y.constant().Equal(ZerosLike(y)) // a root has no slope there
	return Where(silent, ZerosLike(y), Where(silent, OnesLike(y), y).Pow(power/2))
}

// MelFilterBank returns the float32 matrix [mels, frequencies] whose product
// with a spectrogram [..., frequencies, frames] is one of mel bands,
// [..., mels, frames]. The frequencies are those of a transform, from 0 to
// rate/2 at equal distances; band i is a triangle over them that rises from the
// middle of band i−1 and falls to that of band i+1, the middles being at equal
// distances between lo and hi on the scale
//
//	mel(f) = 2595·log₁₀(1 + f/700)
//
// as HTK has it, with height 1. (NNlib's and torchaudio's matrix is the
// transpose of this one.) A band between two frequencies is empty. It panics with
// a [*DomainError] unless 0 ≤ lo < hi, both and rate are finite and rate > 0, and
// with a [*ShapeError] if a size is negative or there is only one frequency.
func MelFilterBank(mels, frequencies int, rate, lo, hi float64) *Tensor {
	return melFilterBank("MelFilterBank", Float32, mels, frequencies, rate, lo, hi)
}

// MelFilterBankOf is [MelFilterBank] of any element type.
func MelFilterBankOf(d DType, mels, frequencies int, rate, lo, hi float64) *Tensor {
	mustType("MelFilterBankOf", d)
	return melFilterBank("MelFilterBankOf", d, mels, frequencies, rate, lo, hi)
}

func melFilterBank(op string, d DType, mels, frequencies int, rate, lo, hi float64) *Tensor {
	if !(lo >= 0 && lo < hi) || math.IsInf(hi, 0) {
		panic(&DomainError{Op: op, Want: "finite 0 ≤ lo < hi", Got: format(lo) + " and " + format(hi)})
	}
	if !(rate > 0) || math.IsInf(rate, 0) {
		panic(&DomainError{Op: op, Arg: "rate", Want: "a finite number > 0", Got: format(rate)})
	}
	shape := sized(op, []int{mels, frequencies})
	if frequencies == 1 {
		panic(&ShapeError{Op: op, Got: shape, Why: "there is no distance between frequencies"})
	}
	if shape.Size() == 0 {
		return alloc(d, shape)
	}
	mel := between(2595*math.Log10(1+lo/700), 2595*math.Log10(1+hi/700), mels+2)
	middles := make([]float64, mels+2)
	for i := range middles {
		middles[i] = 700 * (math.Pow(10, mel(i)/2595) - 1)
	}
	middles[0], middles[mels+1] = lo, hi // what rounding left of them
	hertz := between(0, rate/2, frequencies)
	return build(d, shape, func(i int) float64 {
		m, f := middles[i/frequencies:][:3], hertz(i%frequencies)
		return max(0, min((f-m[0])/(m[1]-m[0]), (m[2]-f)/(m[2]-m[1])))
	})
}

// PowerToDB returns decibels over a reference, 10·log₁₀(max(t, floor)/ref), cut
// off at top below the largest of all of t's; top may be infinite. NNlib's and
// librosa's values are ref = 1, floor = 1e-10 and top = 80. It panics with a
// [*DomainError] unless ref, floor and top are above 0 and ref and floor finite.
func (t *Tensor) PowerToDB(ref, floor, top float64) *Tensor {
	mustFloat("PowerToDB", t)
	if !(ref > 0 && floor > 0 && top > 0) || math.IsInf(ref, 0) || math.IsInf(floor, 0) {
		panic(&DomainError{Op: "PowerToDB", Want: "ref, floor and top above 0", Got: format(ref) + ", " + format(floor) + " and " + format(top)})
	}
	db := t.Clamp(floor, math.Inf(1)).Log10().MulScalar(10).AddScalar(-10 * math.Log10(max(ref, floor)))
	if t.Size() == 0 || math.IsInf(top, 1) {
		return db
	}
	return db.Maximum(db.Max().AddScalar(-top))
}

// DBToPower returns ref·10^(t/10), the reverse of [Tensor.PowerToDB]. It panics
// with a [*DomainError] unless ref is finite and above 0.
func (t *Tensor) DBToPower(ref float64) *Tensor {
	mustFloat("DBToPower", t)
	if !(ref > 0) || math.IsInf(ref, 0) {
		panic(&DomainError{Op: "DBToPower", Arg: "ref", Want: "a finite number > 0", Got: format(ref)})
	}
	return t.MulScalar(math.Ln10 / 10).Exp().MulScalar(ref)
}
