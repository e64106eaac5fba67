package pool

import (
	"runtime"
	"sync"
	"testing"
)

func TestSizes(t *testing.T) {
	for n, want := range map[int]int{0: 64, 1: 64, 64: 64, 65: 128, 1000: 1024, 1024: 1024, 1025: 2048} {
		x := Get[float64](n)
		if len(x) != n || cap(x) != want {
			t.Errorf("Get(%d) has length %d, capacity %d, want %d, %d", n, len(x), cap(x), n, want)
		}
		Put(x)
	}
}

func TestEveryElementTypeComesBack(t *testing.T) {
	comesBack[float32](t)
	comesBack[float64](t)
	comesBack[uint8](t)
	comesBack[uint16](t)
	comesBack[int32](t)
	comesBack[int64](t)
	comesBack[int](t)
	comesBack[bool](t)
}

func comesBack[T Element](t *testing.T) {
	t.Helper()
	x := Get[T](100)
	at := &x[0]
	Put(x[:7])
	if y := Get[T](128); &y[0] != at {
		t.Errorf("%T: a slice that was given back is not lent again", x)
	}
}

func TestMistakesPanic(t *testing.T) {
	lent := Get[int](10)
	Put(lent)
	for name, put := range map[string]func(){
		"twice":          func() { Put(lent) },
		"from elsewhere": func() { Put(make([]int, 100)) },
		"the tail":       func() { Put(Get[int](100)[1:]) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			put()
		}()
	}
	Put[int](nil)
}

func TestWhatWaitsIsBounded(t *testing.T) {
	var all [][]float32
	for range lots + 1 {
		for _, n := range []int{100, 1 << 20, 1 << 21} {
			all = append(all, Get[float32](n))
		}
	}
	for _, x := range all {
		Put(x)
	}
	Put(Get[float32](1<<22 + 1)) // too large to be kept
	held := int64(0)
	for c, free := range float32s.class {
		if len(free) > lots {
			t.Errorf("%d slices of 2^%d elements wait, want at most %d", len(free), c, lots)
		}
		for _, x := range free {
			held += bytesOf(x)
		}
	}
	if w := waiting.Load(); w > Limit || held > w {
		t.Errorf("%d bytes wait on one shelf, %d are counted, want at most %d", held, w, Limit)
	}
	for c := range float32s.class { // leave nothing to the tests after this one
		for len(float32s.class[c]) > 0 {
			Get[float32](1 << c)
		}
	}
}

func TestNothingIsAllocatedWhenItIsSteady(t *testing.T) {
	Put(Get[float32](5000))
	if n := testing.AllocsPerRun(100, func() { Put(Get[float32](5000)) }); n != 0 {
		t.Errorf("%v allocations a time, want 0", n)
	}
}

// Each goroutine writes its number into what it was lent, lets the others run
// and must find it again. Run with -race.
func TestNoTwoHoldOneSlice(t *testing.T) {
	var group sync.WaitGroup
	for id := range 8 {
		group.Go(func() {
			for i := range 300 {
				x := Get[int32](100 + i%3*100)
				for j := range x {
					x[j] = int32(id)
				}
				runtime.Gosched()
				for j, v := range x {
					if v != int32(id) {
						t.Errorf("element %d of goroutine %d was written by %d", j, id, v)
						return
					}
				}
				Put(x)
			}
		})
	}
	group.Wait()
}
