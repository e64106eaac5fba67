package flux

import (
	"fmt"
	"math"
	"math/cmplx"
	"slices"
	"testing"
)

// naiveDFT is the sum itself, with the product jk reduced first.
func naiveDFT(x []complex128, sign float64) []complex128 {
	n := len(x)
	out := make([]complex128, n)
	for k := range out {
		for j, v := range x {
			out[k] += v * cmplx.Rect(1, sign*2*math.Pi*float64(j*k%n)/float64(n))
		}
	}
	return out
}

func pairsOf(x []complex128) []float64 {
	var out []float64
	for _, v := range x {
		out = append(out, real(v), imag(v))
	}
	return out
}

// Sizes are powers of two, products of small primes, and primes that only the
// chirp takes.
func TestFourierAgainstTheSum(t *testing.T) {
	s := NewSource(1)
	for _, n := range []int{1, 2, 3, 4, 5, 6, 7, 8, 12, 15, 30, 64, 67, 97, 134, 400, 1009} {
		for _, d := range []DType{Float64, Float32} {
			tolerance := 1e-12 * math.Sqrt(float64(n))
			if d == Float32 {
				tolerance = 1e-5
			}
			z := s.Normal(0, 1, n, 2).To(d)
			x := make([]complex128, n)
			r := make([]complex128, n)
			for i := range x {
				x[i] = complex(z.At(i, 0), z.At(i, 1))
				r[i] = complex(z.At(i, 0), 0)
			}
			real := z.Narrow(1, 0, 1).Reshape(n)
			check := func(name string, got *Tensor, shape Shape, want []float64) {
				t.Helper()
				if !got.shape.Equal(shape) || got.dtype != d || !same(got.Float64s(), want, tolerance) {
					t.Errorf("%s of %d %v is %v, want %v", name, n, d, got, want)
				}
			}
			check("FFT", z.FFT(), Shape{n, 2}, pairsOf(naiveDFT(x, -1)))
			back := naiveDFT(x, 1)
			for i := range back {
				back[i] /= complex(float64(n), 0)
			}
			check("IFFT", z.IFFT(), Shape{n, 2}, pairsOf(back))
			check("IFFT of FFT", z.FFT().IFFT(), Shape{n, 2}, z.Float64s())
			check("RFFT", real.RFFT(), Shape{n/2 + 1, 2}, pairsOf(naiveDFT(r, -1)[:n/2+1]))
			check("IRFFT of RFFT", real.RFFT().IRFFT(n), Shape{n}, real.Float64s())
		}
	}
}

func TestFourierOfBatchesAndNaN(t *testing.T) {
	x := NewSource(2).Normal(0, 1, 3, 2, 5)
	y := x.RFFT()
	for i := range 3 {
		for j := range 2 {
			if got, want := y.Row(i).Row(j).Float64s(), x.Row(i).Row(j).RFFT().Float64s(); !slices.Equal(got, want) {
				t.Errorf("row %d %d of a batch is %v, want %v", i, j, got, want)
			}
		}
	}
	if got := Zeros(0, 4).RFFT(); !got.shape.Equal(Shape{0, 3, 2}) {
		t.Errorf("no rows make %v", got.shape)
	}
	for _, v := range New([]float32{1, float32(nan), 2}).RFFT().Float64s() {
		if !math.IsNaN(v) && v != 0 { // the imaginary part at 0 is 0 by definition
			t.Errorf("NaN in the time domain gives %v", v)
		}
	}
}

// naiveSTFT follows the formula of the doc comment.
func naiveSTFT(x, window []float64, n, hop int, center bool) (out []complex128, frames int) {
	if center {
		padded := make([]float64, len(x)+2*(n/2))
		for i := range padded {
			j := i - n/2
			for j < 0 || j >= len(x) {
				if j < 0 {
					j = -j
				} else {
					j = 2*(len(x)-1) - j
				}
			}
			padded[i] = x[j]
		}
		x = padded
	}
	frames = 1 + (len(x)-n)/hop
	for k := range n {
		for i := range frames {
			sum := 0i
			for j := range n {
				sum += complex(window[j]*x[i*hop+j], 0) * cmplx.Rect(1, -2*math.Pi*float64(j*k%n)/float64(n))
			}
			out = append(out, sum)
		}
	}
	return out, frames
}

func TestSTFTAgainstTheFormula(t *testing.T) {
	x := NewSource(3).Normal(0, 1, 37).To(Float64)
	for _, n := range []int{1, 2, 5, 8, 12} {
		for _, hop := range []int{0, 1, 3, 20} {
			for _, width := range []int{n, max(1, n/2), max(1, n-1)} {
				for _, center := range []bool{true, false} {
					w := HannWindowOf(Float64, width).AddScalar(0.1)
					window := make([]float64, n)
					copy(window[(n-width)/2:], w.Data64())
					step := hop
					if hop == 0 {
						step = max(1, n/4)
					}
					all, frames := naiveSTFT(x.Data64(), window, n, step, center)
					name := fmt.Sprintf("n %d, hop %d, window of %d, center %v", n, hop, width, center)
					o := STFTOptions{Hop: hop, Window: w, NoCenter: !center}
					if got := x.STFT(n, o); !got.shape.Equal(Shape{n/2 + 1, frames, 2}) || !same(got.Float64s(), pairsOf(all[:(n/2+1)*frames]), 1e-12) {
						t.Errorf("%s: got %v", name, got)
					}
					o.TwoSided = true
					if got := x.STFT(n, o); !got.shape.Equal(Shape{n, frames, 2}) || !same(got.Float64s(), pairsOf(all), 1e-12) {
						t.Errorf("%s, two sides: got %v", name, got)
					}
				}
			}
		}
	}
}

func TestISTFTGoesBack(t *testing.T) {
	x := NewSource(4).Normal(0, 1, 2, 60).To(Float64)
	for _, o := range []STFTOptions{{}, {Hop: 3}, {Hop: 4, Window: HannWindowOf(Float64, 16)}, {Hop: 5, Window: HammingWindowOf(Float64, 11)},
		{Normalized: true}, {TwoSided: true, Window: HannWindowOf(Float64, 16)}, {NoCenter: true}, {NoCenter: true, Normalized: true, TwoSided: true}} {
		y := x.STFT(16, o).ISTFT(16, 0, o)
		n := y.shape[1]
		if n < 48 || !same(y.Float64s(), x.Narrow(1, 0, n).Float64s(), 1e-12) {
			t.Errorf("%+v: %v does not come back", o, y.shape)
		}
		if y := x.STFT(16, o).ISTFT(16, 48, o); !same(y.Float64s(), x.Narrow(1, 0, 48).Float64s(), 1e-12) {
			t.Errorf("%+v: 48 samples do not come back", o)
		}
	}
}

func TestAudioValues(t *testing.T) {
	equal(t, "HannWindow(4)", HannWindow(4), 0, 0.5, 1, 0.5)
	equal(t, "HannWindow(1)", HannWindow(1), 1)
	equal(t, "HannWindow(0)", HannWindow(0))
	if got := HammingWindowOf(Float64, 4).Float64s(); !same(got, []float64{0.08, 0.54, 1, 0.54}, 1e-15) {
		t.Errorf("HammingWindow is %v", got)
	}
	tone := build(Float64, Shape{400}, func(i int) float64 { return math.Cos(2 * math.Pi * float64(i) / 8) })
	s := tone.Spectrogram(64, 2, STFTOptions{Window: HannWindowOf(Float64, 64), NoCenter: true})
	if peaks := s.ArgMax(0); peaks.Float64s()[0] != 8 || !s.shape.Equal(Shape{33, 22}) {
		t.Errorf("a tone of an eighth of the rate peaks at %v of %v", peaks, s.shape)
	}
	m := tone.Spectrogram(64, 1, STFTOptions{Window: HannWindowOf(Float64, 64), NoCenter: true})
	if got := m.Square(); !same(got.Float64s(), s.Float64s(), 1e-9) {
		t.Error("power is not the square of magnitude")
	}
	silence := New64(make([]float64, 32))
	g := Gradient(func() *Tensor { return silence.Spectrogram(8, 1, STFTOptions{}).Sum() }, silence).Of(silence)
	equal(t, "the gradient of silence", g, make([]float64, 32)...)

	db := New64([]float64{1, 100, 1e-3, 0, 1e-12}).PowerToDB(1, 1e-10, inf)
	if want := []float64{0, 20, -30, -100, -100}; !same(db.Float64s(), want, 1e-12) {
		t.Errorf("PowerToDB is %v, want %v", db, want)
	}
	if got := New64([]float64{1, 100, 1e-7}).PowerToDB(10, 1e-10, 40); !same(got.Float64s(), []float64{-10, 10, -30}, 1e-12) {
		t.Errorf("PowerToDB cut off is %v", got)
	}
	if got := New64([]float64{20, -30}).DBToPower(2); !same(got.Float64s(), []float64{200, 0.002}, 1e-12) {
		t.Errorf("DBToPower is %v", got)
	}
}

// naiveMel is written from the words of the doc comment.
func TestMelFilterBank(t *testing.T) {
	const mels, freqs, rate, lo, hi = 7, 33, 8000.0, 100.0, 3500.0
	mel := func(f float64) float64 { return 2595 * math.Log10(1+f/700) }
	middle := func(i int) float64 {
		m := mel(lo) + (mel(hi)-mel(lo))*float64(i+1)/(mels+1)
		return 700 * (math.Pow(10, m/2595) - 1)
	}
	got := MelFilterBankOf(Float64, mels, freqs, rate, lo, hi)
	for i := range mels {
		for k := range freqs {
			f, want := rate/2*float64(k)/(freqs-1), 0.0
			switch a, b, c := middle(i-1), middle(i), middle(i+1); {
			case f > a && f <= b:
				want = (f - a) / (b - a)
			case f > b && f < c:
				want = (c - f) / (c - b)
			}
			if math.Abs(got.At(i, k)-want) > 1e-10 {
				t.Errorf("band %d at %v Hz is %v, want %v", i, f, got.At(i, k), want)
			}
		}
	}
	if got := MelFilterBank(0, 5, 8000, 0, 4000); !got.shape.Equal(Shape{0, 5}) {
		t.Errorf("no bands are %v", got.shape)
	}
}

func TestAudioErrors(t *testing.T) {
	x, none := Zeros(10), (*Tensor)(nil)
	cases := []struct {
		f    func()
		want string
	}{
		{func() { none.FFT() }, "FFT: want a tensor, got nil"},
		{func() { x.FFT() }, "FFT: got [10]: the last axis must be 2, real and imaginary part, and the one before not empty"},
		{func() { Zeros(0, 2).IFFT() }, "IFFT: got [0 2]: the last axis must be 2, real and imaginary part, and the one before not empty"},
		{func() { Scalar(1).RFFT() }, "RFFT: got []: the last axis must not be empty"},
		{func() { Zeros(3, 0).RFFT() }, "RFFT: got [3 0]: the last axis must not be empty"},
		{func() { Zeros(3, 5, 2).IRFFT(10) }, "IRFFT: want [3 6 2], got [3 5 2]: of n numbers a transform has n/2 + 1"},
		{func() { Zeros(1, 2).IRFFT(-3) }, "IRFFT: want [0 2], got [1 2]: of n numbers a transform has n/2 + 1"},
		{func() { Scalar(1).STFT(4, STFTOptions{}) }, "STFT: axis -1 is out of range: there are no axes, the shape is []"},
		{func() { Zeros(2, 0).STFT(4, STFTOptions{}) }, "STFT: got [2 0]: there are no samples"},
		{func() { x.STFT(0, STFTOptions{}) }, "STFT: n: want n ≥ 1, got 0"},
		{func() { x.STFT(4, STFTOptions{Hop: -1}) }, "STFT: Hop: want a number > 0, or 0 for n/4, got -1"},
		{func() { x.STFT(11, STFTOptions{NoCenter: true}) }, "STFT: got [10]: a frame has 11 samples"},
		{func() { x.STFT(4, STFTOptions{Window: Zeros(5)}) }, "STFT: Window: want [4], got [5]: a window is a vector of 1 to n numbers"},
		{func() { x.STFT(4, STFTOptions{Window: HannWindowOf(Float64, 4)}) }, "STFT: Window: want float32, got float64: both operands must have one type; convert with To"},
		{func() { Zeros(3, 5).ISTFT(4, 0, STFTOptions{}) }, "ISTFT: want [3 ? 2], got [3 5]: these are frequencies, frames, and real and imaginary part"},
		{func() { Zeros(3, 5, 2).ISTFT(6, 0, STFTOptions{}) }, "ISTFT: want [4 ? 2], got [3 5 2]: these are frequencies, frames, and real and imaginary part"},
		{func() { Zeros(3, 5, 2).ISTFT(4, 99, STFTOptions{}) }, "ISTFT: length: want [6], got [99]: there are not so many samples"},
		{func() { Zeros(3, 5, 2).ISTFT(4, 0, STFTOptions{Hop: 9}) }, "ISTFT: Window: want windows that reach every sample, got a sample that none reaches"},
		{func() { HannWindow(-1) }, "HannWindow: got [?]: axis 0 has the size -1"},
		{func() { x.Spectrogram(4, 0, STFTOptions{}) }, "Spectrogram: power: want a finite number > 0, got 0"},
		{func() { MelFilterBank(3, 5, 8000, 4000, 0) }, "MelFilterBank: want finite 0 ≤ lo < hi, got 4000 and 0"},
		{func() { MelFilterBank(3, 5, 0, 0, 1) }, "MelFilterBank: rate: want a finite number > 0, got 0"},
		{func() { MelFilterBank(3, 1, 1, 0, 1) }, "MelFilterBank: got [3 1]: there is no distance between frequencies"},
		{func() { MelFilterBank(1<<50, 0, 1, 0, 1) }, "MelFilterBank: got [1125899906842624 0]: more than 2^33 elements"},
		{func() { x.PowerToDB(0, 1, 1) }, "PowerToDB: want ref, floor and top above 0, got 0, 1 and 1"},
		{func() { x.DBToPower(0) }, "DBToPower: ref: want a finite number > 0, got 0"},
	}
	for _, c := range cases {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}
