package pool

import (
	"runtime"
	"sync"
	"testing"
	"unsafe"
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
	defer func(was bool) { checked = was }(checked)
	checked = true
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
		for _, n := range []int{100, 1 << 21, 1 << 22} {
			all = append(all, Get[float32](n))
		}
	}
	for _, x := range all {
		Put(x)
	}
	Put(Get[float32](1<<24 + 1)) // too large to be kept
	held := int64(0)
	for i := range shelves {
		held += int64(shelves[i].n) << i
	}
	if w := Waiting(); w > Limit+2<<20 || held != w || waiting.Load() > Limit {
		t.Errorf("%d bytes wait, %d are counted, want at most %d", held, w, Limit)
	}
	Release() // leave nothing to the tests after this one
	if w := Waiting(); w != 0 || waiting.Load() != 0 {
		t.Errorf("%d bytes wait after Release", w)
	}
}

func TestTypesShareMemory(t *testing.T) {
	defer Release()
	Release()
	x := Get[float32](128)
	at := unsafe.Pointer(&x[0])
	Put(x)
	if y := Get[int64](64); unsafe.Pointer(&y[0]) != at {
		t.Error("a slice of as many bytes is not lent to another type")
	}
}

func BenchmarkGetAndPut(b *testing.B) {
	for b.Loop() {
		Put(Get[float32](1000))
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
