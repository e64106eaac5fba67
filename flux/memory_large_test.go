package flux

import (
	"runtime"
	"testing"
	"unsafe"
)

// Large tensors come and go; what is held, by a tensor or by a slice of its
// elements alone, keeps its numbers.
func TestLargeMemoryComesBack(t *testing.T) {
	const n = 1 << 18 // 1 MiB
	defer large.release()
	x := Ones(n)
	var slices [][]float32
	var tensors []*Tensor
	for i := range 300 {
		y := x.AddScalar(float64(i))
		switch i % 30 {
		case 0:
			tensors = append(tensors, y)
		case 10:
			slices = append(slices, y.Data32()[:3])
		case 20:
			slices = append(slices, y.Narrow(0, n-3, n).Data32())
		}
		if i%100 == 99 {
			runtime.GC()
		}
	}
	for i, y := range tensors {
		for _, at := range []int{0, n / 2, n - 1} {
			if got, want := y.At(at), float64(30*i+1); got != want {
				t.Fatalf("tensor %d: element %d is %v, want %v", i, at, got, want)
			}
		}
	}
	for i, s := range slices {
		want := float32(30*(i/2) + 10 + 10*(i%2) + 1)
		for _, got := range s {
			if got != want {
				t.Fatalf("slice %d: an element is %v, want %v", i, got, want)
			}
		}
	}
}

func TestLargeMemoryIsBounded(t *testing.T) {
	defer large.release()
	for range 12 {
		at := make([]uint64, 32<<20/8)
		large.put(unsafe.Pointer(&at[0]), 32<<20)
	}
	if b := large.bytes(); b > largeLimit {
		t.Errorf("%d bytes wait, want at most %d", b, largeLimit)
	}
}
