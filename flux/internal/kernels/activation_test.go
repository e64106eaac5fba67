package kernels

import (
	"math"
	"testing"
)

// The form without branches does what the words say, for every sign of zero,
// infinity and NaN.
func TestReLUBackKeepsAboveZeroAndNaN(t *testing.T) {
	const g = 3.5
	for _, u := range []uint32{0, 1, 0x007fffff, 0x3f800000, 0x7f7fffff, 0x7f800000, 0x7f800001, 0x7fc00000, 0x7fffffff,
		0x80000000, 0x80000001, 0xbf800000, 0xff7fffff, 0xff800000, 0xff800001, 0xffc00000, 0xffffffff} {
		x := math.Float32frombits(u)
		want := float32(g)
		if x <= 0 {
			want = 0
		}
		var got [1]float32
		ReLUBack(got[:], []float32{g}, []float32{x}, nil, 0, 0)
		if got[0] != want {
			t.Errorf("at %v (%#08x): got %v, want %v", x, u, got[0], want)
		}
		var wide [1]float64
		ReLUBack(wide[:], []float64{g}, []float64{float64(x)}, nil, 0, 0)
		if wide[0] != float64(want) {
			t.Errorf("at %v in float64: got %v, want %v", x, wide[0], want)
		}
	}
}
