// Package iter is what a cell gets for the generic functions of the standard
// library's iter, which the interpreter lacks.
package iter

import "iter"

// Pull turns an iterator into a function that gives its next value. The
// iterator runs on a goroutine of its own and only while next or stop waits
// for it; its panic is theirs.
func Pull[V any](seq iter.Seq[V]) (next func() (V, bool), stop func()) {
	two, stop := Pull2(func(yield func(V, bool) bool) {
		seq(func(v V) bool { return yield(v, true) })
	})
	return func() (V, bool) {
		v, _, ok := two()
		return v, ok
	}, stop
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq iter.Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var key K
	var value V
	var problem any
	given, started, ended, failed := false, false, false, false
	ask, answer := make(chan bool), make(chan bool)
	run := func() {
		defer func() {
			if failed {
				problem = recover()
			}
			ended = true
			answer <- true
		}()
		failed = true
		seq(func(k K, v V) bool {
			if ended {
				return false
			}
			key, value, given = k, v, true
			answer <- true
			return <-ask
		})
		failed = false
	}
	resume := func(more bool) {
		given = false
		switch {
		case !started:
			started = true
			go run()
		default:
			ask <- more
		}
		<-answer
		if ended && failed {
			failed = false
			panic(problem)
		}
	}
	next = func() (K, V, bool) {
		var k K
		var v V
		if ended {
			return k, v, false
		}
		resume(true)
		if !given {
			return k, v, false
		}
		k, key = key, k
		v, value = value, v
		return k, v, true
	}
	stop = func() {
		if ended {
			return
		}
		if !started {
			ended = true
			return
		}
		resume(false)
	}
	return next, stop
}
