package flux

import (
	"math"
	"slices"
	"strconv"
)

// STFTOptions say how the frames of a short-time Fourier transform lie on a
// signal. The zero value is that of PyTorch and NNlib, with a window of ones.
type STFTOptions struct {
	// Hop is the distance from one frame to the next; n/4, and at least 1,
	// unless given.
	Hop int
	// Window weighs the samples of a frame: a vector of the signal's type and of
	// at most n numbers, with as many zeros before as after it. It is n ones
	// unless given. Gradients reach it.
	Window *Tensor
	// NoCenter begins frame i at sample i·Hop. Otherwise that is its middle: the
	// signal is mirrored at its ends by n/2 samples. For another continuation,
	// pad the signal with [Tensor.Pad] and set NoCenter.
	NoCenter bool
	// Normalized multiplies the transform by 1/√n.
	Normalized bool
	// TwoSided gives all n frequencies, and not only those from 0 to n/2.
	TwoSided bool
}

// framing are checked options.
type framing struct {
	n, hop int
	window *Tensor // of n numbers, or nil
	scale  float64
}

func (o STFTOptions) framing(op string, t *Tensor, n int) framing {
	mustFloat(op, t)
	switch {
	case n < 1 || n > maxSize:
		panic(&DomainError{Op: op, Arg: "n", Want: "n ≥ 1", Got: strconv.Itoa(n)})
	case o.Hop < 0:
		panic(&DomainError{Op: op, Arg: "Hop", Want: "a number > 0, or 0 for n/4", Got: strconv.Itoa(o.Hop)})
	}
	f := framing{n: n, hop: o.Hop, scale: 1}
	if f.hop == 0 {
		f.hop = max(1, n/4)
	}
	if o.Normalized {
		f.scale = 1 / math.Sqrt(float64(n))
	}
	if w := o.Window; w != nil {
		t.mustSame(op, "Window", w)
		if len(w.shape) != 1 || w.shape[0] < 1 || w.shape[0] > n {
			panic(&ShapeError{Op: op, Arg: "Window", Want: Shape{n}, Got: w.Shape(), Why: "a window is a vector of 1 to n numbers"})
		}
		left := (n - w.shape[0]) / 2
		f.window = w.Pad(PadZeros, left, n-w.shape[0]-left)
	}
	return f
}

// samples are the positions of so many frames' samples, frame by frame.
func (f framing) samples(frames int) []int {
	rows := make([]int, frames*f.n)
	for i := range rows {
		rows[i] = i/f.n*f.hop + i%f.n
	}
	return rows
}

// span is the number of samples from the first to the last of so many frames.
func (f framing) span(frames int) int { return f.n + f.hop*(frames-1) }

// weigh multiplies frames [..., n] by the window.
func (f framing) weigh(t *Tensor) *Tensor {
	if f.window == nil {
		return t
	}
	return t.Mul(f.window)
}

// STFT returns the short-time Fourier transform: the transform [Tensor.RFFT] of
// each frame of n samples. For signals t of [..., length] the result is
// [..., n/2 + 1, frames, 2], real and imaginary parts at the end, where there
// are 1 + length/hop frames (1 + (length − n)/hop with NoCenter), rounded down:
//
//	result[k, i] = Σⱼ window[j]·t[i·hop + j]·exp(−2πijk/n)
//
// It is torch.stft with its result as view_as_real gives it. It panics with a
// [*ShapeError] if there are no samples, fewer than n with NoCenter, or if the
// window does not fit, with a [*TypeError] if the window's type is another, and
// with a [*DomainError] if n or Hop is out of range.
func (t *Tensor) STFT(n int, o STFTOptions) *Tensor {
	f := o.framing("STFT", t, n)
	last := t.shape.axis("STFT", -1)
	if t.shape[last] == 0 {
		panic(&ShapeError{Op: "STFT", Got: t.Shape(), Why: "there are no samples"})
	}
	if !o.NoCenter {
		t = t.Pad(PadReflect, n/2, n/2)
	}
	length := t.shape[last]
	if length < n {
		panic(&ShapeError{Op: "STFT", Got: t.Shape(), Why: "a frame has " + strconv.Itoa(n) + " samples"})
	}
	frames := 1 + (length-n)/f.hop
	shape := slices.Concat(t.shape[:last], Shape{frames, n})
	slices.Concat(shape, Shape{2}).checked("STFT")
	x := f.weigh(t.along(alongAttrs{last, f.samples(frames), length}, 0).reshape(shape))
	if o.TwoSided {
		x = Stack(-1, x, ZerosLike(x)).fft(false)
	} else {
		x = x.rfft()
	}
	x = x.swapped(last, last+1)
	if f.scale != 1 {
		x = x.MulScalar(f.scale)
	}
	return x
}

// swapped returns t with two axes exchanged.
func (t *Tensor) swapped(a, b int) *Tensor {
	order := make([]int, len(t.shape))
	for i := range order {
		order[i] = i
	}
	order[a], order[b] = b, a
	return t.Transpose(order...)
}

// ISTFT is the inverse of [Tensor.STFT] with the same options: for t of
// [..., n/2 + 1, frames, 2] the result is [..., length]. Every frame is
// transformed back, multiplied by the window again, and added to the others;
// the sum is divided by that of the squares of the windows (Griffin and Lim,
// Signal Estimation from Modified Short-Time Fourier Transform, 1984). The
// length 0 stands for all samples, hop·(frames − 1) of them, and n more with
// NoCenter. Of all n frequencies, with TwoSided, those up to n/2 count.
//
// It panics with a [*ShapeError] if t does not fit or length is more than there
// is, and with a [*DomainError] if no window reaches some sample or an option is
// out of range.
func (t *Tensor) ISTFT(n, length int, o STFTOptions) *Tensor {
	f := o.framing("ISTFT", t, n)
	t, frames := o.spectrum(t, n)
	axis := len(t.shape) - 3
	if frames > 1 && f.hop > maxSize/(frames-1) {
		panic(&DomainError{Op: "ISTFT", Arg: "Hop", Want: "fewer than 2^33 samples", Got: strconv.Itoa(f.hop)})
	}
	slices.Concat(t.shape[:axis], Shape{f.span(frames)}).checked("ISTFT")
	x := f.weigh(t.swapped(axis, axis+1).IRFFT(n))
	samples, span := f.samples(frames), f.span(frames)
	lo, hi := 0, span
	if !o.NoCenter {
		lo, hi = n/2, max(n/2, span-n/2)
	}
	if length < 0 || length > span-lo {
		panic(&ShapeError{Op: "ISTFT", Arg: "length", Want: Shape{span - lo}, Got: Shape{length}, Why: "there are not so many samples"})
	}
	if length > 0 {
		hi = lo + length
	}
	weight := OnesOf(t.dtype, n)
	if f.window != nil {
		weight = f.window.Square()
	}
	reach := weight.BroadcastTo(frames, n).Reshape(frames*n).alongAdd(alongAttrs{0, samples, span}).Narrow(0, lo, hi)
	if reach.Size() > 0 && !(reach.constant().Min().Item() > 1e-11) {
		panic(&DomainError{Op: "ISTFT", Arg: "Window", Want: "windows that reach every sample", Got: "a sample that none reaches"})
	}
	sum := x.Reshape(slices.Concat(t.shape[:axis], Shape{frames * n})...).alongAdd(alongAttrs{axis, samples, span})
	return sum.Narrow(axis, lo, hi).Div(reach.MulScalar(f.scale))
}

// spectrum returns the frequencies 0 to n/2 of t, and the number of frames.
func (o STFTOptions) spectrum(t *Tensor, n int) (half *Tensor, frames int) {
	bins, axis := n/2+1, len(t.shape)-3
	if o.TwoSided {
		bins = n
	}
	if axis < 0 || t.shape[axis] != bins || t.shape[axis+1] == 0 || t.shape[axis+2] != 2 {
		panic(&ShapeError{Op: "ISTFT", Want: Shape{bins, -1, 2}, Got: t.Shape(), Why: "these are frequencies, frames, and real and imaginary part"})
	}
	frames = t.shape[axis+1]
	slices.Concat(t.shape[:axis], Shape{frames, n}).checked("ISTFT")
	if o.TwoSided {
		t = t.Narrow(axis, 0, n/2+1)
	}
	return t, frames
}
