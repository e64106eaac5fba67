package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type config struct{ name string }

func main() {
	var n atomic.Int64
	var flag atomic.Bool
	var u atomic.Uint32
	var old int32
	var v atomic.Value
	v.Store([]string{"a"})
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n.Add(int64(i))
			u.Add(1)
			atomic.AddInt32(&old, 2)
			flag.CompareAndSwap(false, true)
		}()
	}
	wg.Wait()
	fmt.Println(n.Load(), flag.Load(), u.Load(), atomic.LoadInt32(&old), v.Load().([]string)[0])
	fmt.Println(n.Swap(7), n.CompareAndSwap(7, 8), n.CompareAndSwap(7, 9), n.Load())
	atomic.StoreInt32(&old, -5)
	fmt.Println(old, atomic.CompareAndSwapInt32(&old, -5, 1), old)
}

// Output:
// 4950 true 100 200 a
// 4950 true false 8
// 1 true 1
