package main

import "fmt"

func memo[K comparable, V any](f func(K) V) (func(K) V, func() int) {
	cache := map[K]V{}
	return func(k K) V {
			v, ok := cache[k]
			if !ok {
				v = f(k)
				cache[k] = v
			}
			return v
		}, func() int {
			return len(cache)
		}
}

func curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

func collect[T any](n int, f func(int) T) (out []func() T) {
	for i := range n {
		v := f(i)
		out = append(out, func() T { return v })
	}
	return
}

func typed[T any](x any) (s string) {
	switch v := x.(type) {
	case T:
		s = fmt.Sprintf("T=%v", v)
	case []T:
		s = fmt.Sprintf("[]T=%v", v)
	case func(T) T:
		s = "func"
	case map[string]T:
		s = fmt.Sprint("map", len(v))
	default:
		var z T
		s = fmt.Sprintf("%T is no %T", v, z)
	}
	return
}

type id int

func main() {
	calls := 0
	sq, size := memo(func(i id) string { calls++; return fmt.Sprint(i * i) })
	fmt.Println(sq(3), sq(3), sq(4), calls, size())
	fmt.Println(curry(func(a int, s string) string { return fmt.Sprint(a, s) })(1)("x"))
	for _, f := range collect(3, func(i int) [1]id { return [1]id{id(i)} }) {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	fmt.Println(typed[id](id(1)), typed[id](1), typed[int]([]int{2}), typed[id](func(id) id { return 0 }), typed[bool](map[string]bool{}), typed[string](nil))
}

// Output:
// 9 9 16 2 2
// 1x
// [0] [1] [2]
// T=1 int is no main.id []T=[2] func map0 <nil> is no string
