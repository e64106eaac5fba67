package cellrt

import (
	"sync"
	"testing"
	"unsafe"
)

// ending runs f and returns what it panicked with.
func ending(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return nil
}

// TestWaitsEnd: an interrupt ends every kind of wait, and polls.
func TestWaitsEnd(t *testing.T) {
	var mu sync.Mutex
	mu.Lock()
	var rw sync.RWMutex
	rw.Lock()
	var wg sync.WaitGroup
	wg.Add(1)
	cond := sync.NewCond(new(sync.Mutex))
	waits := map[string]func(){
		"receive":     func() { Recv(make(chan int)) },
		"receive nil": func() { Recv2((chan int)(nil)) },
		"send":        func() { Send(make(chan int), 1) },
		"sleep":       func() { Sleep(1 << 60) },
		"mutex":       func() { Lock(&mu) },
		"locker":      func() { LockLocker(&mu) },
		"rw locker":   func() { LockLocker(&rw) },
		"read locker": func() { LockLocker(rw.RLocker()) },
		"bound":       func() { Bound(Lock, &mu)() },
		"write lock":  func() { LockRW(&rw) },
		"read lock":   func() { RLock(&rw) },
		"wait group":  func() { WaitGroup(&wg) },
		"condition":   func() { cond.L.Lock(); defer cond.L.Unlock(); WaitCond(cond) },
		"loop of polls": func() {
			for {
				Poll()
			}
		},
		"select": func() {
			select {
			case <-make(chan int):
			case <-Done():
				panic(Ended())
			}
		},
	}
	for name, f := range waits {
		t.Run(name, func(t *testing.T) {
			begun := make(chan struct{})
			ended := make(chan any, 1)
			go func() {
				close(begun)
				ended <- ending(f)
			}()
			<-begun
			Interrupt()
			if v := <-ended; v != (Interrupted{}) {
				t.Errorf("it ended with %v, want Interrupted", v)
			}
			Resume()
		})
	}
	if Stopped() {
		t.Error("stopped after Resume")
	}
}

// TestBury: a goroutine left behind ends at its next poll, others go on.
func TestBury(t *testing.T) {
	self, next := make(chan uintptr), make(chan struct{})
	ended := make(chan any, 1)
	go func() {
		self <- Self()
		<-next
		ended <- ending(func() {
			for {
				Poll()
			}
		})
	}()
	gone := Bury(<-self)
	if v := ending(Poll); v != nil {
		t.Errorf("the poll of another goroutine panicked: %v", v)
	}
	close(next)
	if v := <-ended; v != (Interrupted{}) {
		t.Errorf("it ended with %v, want Interrupted", v)
	}
	gone()
	gone()
	if Stopped() {
		t.Error("stopped although nobody is left")
	}
}

func TestGo(t *testing.T) {
	got := make(chan any, 1)
	SetHost(Host{Panic: func(v any, stack []byte) {
		if len(stack) == 0 {
			t.Error("no stack")
		}
		got <- v
	}})
	defer SetHost(Host{})
	Go(func() { panic("trouble") })
	if v := <-got; v != "trouble" {
		t.Errorf("got %v", v)
	}
	Go(func() { ExitWith(3) })
	if v := <-got; v != (Exit{3}) {
		t.Errorf("got %v", v)
	}
	if ending(func() { Go(nil) }) == nil {
		t.Error("a nil function was started")
	}
}

func TestRecovered(t *testing.T) {
	if v := Recovered("x"); v != "x" {
		t.Errorf("got %v", v)
	}
	for _, v := range []any{Interrupted{}, Exit{1}, Goexited{}} {
		if got := ending(func() { Recovered(v) }); got != v {
			t.Errorf("Recovered(%v) ended with %v", v, got)
		}
	}
}

func TestViews(t *testing.T) {
	type point struct{ x, y int }
	type shadow struct{ x, y int }
	p := point{1, 2}
	View[shadow](&p).x = 5
	if p.x != 5 || Copy[shadow](p).y != 2 {
		t.Errorf("got %v", p)
	}
}

func TestRegister(t *testing.T) {
	var at *int
	Register(&Unit{Path: "u", Vars: []Var{{ID: 1, At: (*unsafe.Pointer)(unsafe.Pointer(&at)), Type: TypeFor[int]()}}})
	u := Take("u")
	if u == nil || Take("u") != nil {
		t.Fatal("a unit is taken once")
	}
	home := 7
	*u.Vars[0].At = unsafe.Pointer(&home)
	if *at != 7 {
		t.Errorf("got %d", *at)
	}
}
