package flux

import (
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
	"time"
	"unsafe"
)

// Tensors that share a chunk, those with a block of their own, and a large one.
var recycledSizes = []int{300, 4000, 1 << 13, 100_000, 1 << 18}

// Tensors come and go; what is held, by a tensor or by a slice of its elements
// alone, keeps its numbers.
func TestRecycledMemoryComesBack(t *testing.T) {
	defer recycled.release()
	for _, n := range recycledSizes {
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
					t.Fatalf("%d elements: tensor %d: element %d is %v, want %v", n, i, at, got, want)
				}
			}
		}
		for i, s := range slices {
			want := float32(30*(i/2) + 10 + 10*(i%2) + 1)
			for _, got := range s {
				if got != want {
					t.Fatalf("%d elements: slice %d: an element is %v, want %v", n, i, got, want)
				}
			}
		}
	}
}

// Zeros are zeros where numbers were.
func TestRecycledMemoryIsClearedWhereThatIsPromised(t *testing.T) {
	for _, n := range recycledSizes {
		for _, d := range []DType{Float32, Float64, Int32, Int64, Bool, Float16, BFloat16} {
			for range 3 {
				for range 20 {
					fresh(Float32, Shape{n * d.Bytes() / 4}).Fill(3)
				}
				runtime.GC()
				awaitFinalisers()
				for range 10 {
					if x := fresh(d, Shape{n}); x.To(Float64).Sum().Item() != 0 {
						t.Fatalf("%d elements of %s are not all zero", n, d)
					}
				}
			}
		}
	}
}

// Most results of a loop are in memory of the results before. (Not of every loop:
// how often the collector is asked depends on what it costs.)
func TestRecycledMemoryIsUsedAgain(t *testing.T) {
	defer recycled.release()
	for _, n := range recycledSizes {
		x := Ones(n)
		runs := 4 * collectFrom / (4 * n)
		least := 1 << 62
		for range 10 {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for range runs {
				x.AddScalar(1)
			}
			runtime.ReadMemStats(&after)
			least = min(least, int(after.TotalAlloc-before.TotalAlloc))
		}
		if least > runs*(4*n/3+1000) {
			t.Errorf("%d results of %d elements made %d bytes", runs, n, least)
		}
	}
}

// A program that keeps one of many small tensors makes few chunks stay.
func TestChunksAreBounded(t *testing.T) {
	r := recycler{after: collectFrom, least: collectFrom, room: waitMost, used: chunkSize}
	var kept []unsafe.Pointer
	left := 0
	for range chunksMost + 40 {
		for i := range 4 {
			at, _ := r.memory(blockFrom - line)
			if at == nil {
				left++
			}
			if i == 0 {
				kept = append(kept, at)
			}
		}
	}
	if r.chunks > chunksMost {
		t.Errorf("%d chunks have tensors, want at most %d", r.chunks, chunksMost)
	}
	if left == 0 {
		t.Error("nothing was left to the heap")
	}
	runtime.KeepAlive(kept)
	clear(kept)
	runtime.GC()
	awaitFinalisers()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.chunks > 1 {
		t.Errorf("%d chunks stay, want the last one", r.chunks)
	}
}

func TestRecycledMemoryIsBounded(t *testing.T) {
	r := recycler{room: waitMost}
	class, size := classOf(32 << 20)
	for range 12 {
		r.held += size
		r.put(newBlock(size), class, size)
	}
	if b := r.bytes(); b > waitMost {
		t.Errorf("%d bytes wait, want at most %d", b, waitMost)
	}
	if r.held != 0 {
		t.Errorf("%d bytes count as held, want 0", r.held)
	}
	for range 8 {
		r.trim()
	}
	if b := r.bytes(); b > 64<<20 {
		t.Errorf("%d bytes still wait, though nobody needed them", b)
	}
}

// Where the program may have little memory, little of it waits.
func TestRecycledMemoryKeepsToTheLimit(t *testing.T) {
	r := recycler{room: waitMost}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(80 << 20))
	r.mu.Lock()
	r.collect()
	class, size := classOf(4 << 20)
	for range 12 {
		r.put(newBlock(size), class, size)
	}
	r.mu.Unlock()
	if b := r.bytes(); b > 10<<20 {
		t.Errorf("%d bytes wait, want at most an eighth of the limit", b)
	}
}

// Goroutines that make and drop tensors at the same time each see their own.
func TestRecycledMemoryOfManyGoroutines(t *testing.T) {
	defer recycled.release()
	var done sync.WaitGroup
	for g := range 6 {
		done.Go(func() {
			for i := range 400 {
				n := recycledSizes[(g+i)%4]
				x := Full(float64(g), n)
				if y := x.AddScalar(1); y.At(0) != float64(g+1) || y.At(n-1) != float64(g+1) || x.At(n/2) != float64(g) {
					t.Errorf("goroutine %d sees numbers of another one", g)
					return
				}
				if i%100 == 0 {
					runtime.GC()
				}
			}
		})
	}
	done.Wait()
}

// A finaliser of the program that takes its time holds nobody up.
func TestASlowFinaliserHoldsNothingUp(t *testing.T) {
	defer recycled.release()
	release := make(chan struct{})
	runtime.SetFinalizer(new([64]uint64), func(*[64]uint64) { <-release })
	start := time.Now()
	x := Ones(1 << 20)
	for range 3 * collectFrom / (4 << 20) {
		x = x.AddScalar(1)
	}
	close(release)
	if x.At(5) != float64(1+3*collectFrom/(4<<20)) {
		t.Errorf("the last number is %v", x.At(5))
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("it took %v", took)
	}
}
