package limits

import "testing"

// TestLoops runs every loop: that they end, and stay inside their arrays.
func TestLoops(t *testing.T) {
	for _, s := range Streams {
		if rate := Bytes(s, 1<<12, 2); rate <= 0 {
			t.Errorf("%s: %v bytes/s", s, rate)
		}
	}
	t.Logf("%.1f GFLOP/s", Flops(1)/1e9)
}
