package main

import "fmt"

type T struct{ a int }

func (t T) m(map[string]int) bool    { return true }
func (t T) n() int                   { return 3 }
func f(m map[string]int, n int) bool { return n > 3 }
func g(m []int, n int) bool          { return n > 3 }
func h(m T, n int) bool              { return n > 3 }
func k(m *T, n int) bool             { return n > 3 }
func l(m func() int) bool            { return m() == 3 }
func u(b uint8) bool                 { return b > 2 }
func q(v any) bool                   { return v != nil }
func ch(v chan int) bool             { return v != nil }
func id[T any](v T) T                { return v }

func try(n int, f func(v int)) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(n, r)
		}
	}()
	f(3)
}

func main() {
	st, sp, arr := T{3}, &T{3}, []int{3}
	_, _, _ = st, sp, arr
	try(0, func(v int) {
		if f(map[string]int{"a": v}, 7) && (id(0.5) >= 0.25) {
			fmt.Println(0, "and")
		}
		if f(map[string]int{"a": v}, 7) || (id(0.5) >= 7.25) {
			fmt.Println(0, "or")
		}
		if (id(0.5) >= 0.25) && f(map[string]int{"a": v}, 7) {
			fmt.Println(0, "right")
		}
		b := f(map[string]int{"a": v}, 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; f(map[string]int{"a": v}, 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(1, func(v int) {
		if g([]int{v}, 7) && (id(0.5) >= 0.25) {
			fmt.Println(1, "and")
		}
		if g([]int{v}, 7) || (id(0.5) >= 7.25) {
			fmt.Println(1, "or")
		}
		if (id(0.5) >= 0.25) && g([]int{v}, 7) {
			fmt.Println(1, "right")
		}
		b := g([]int{v}, 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; g([]int{v}, 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(2, func(v int) {
		if g([]int{}, 7) && (id(0.5) >= 0.25) {
			fmt.Println(2, "and")
		}
		if g([]int{}, 7) || (id(0.5) >= 7.25) {
			fmt.Println(2, "or")
		}
		if (id(0.5) >= 0.25) && g([]int{}, 7) {
			fmt.Println(2, "right")
		}
		b := g([]int{}, 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; g([]int{}, 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(3, func(v int) {
		if h(T{v}, 7) && (id(0.5) >= 0.25) {
			fmt.Println(3, "and")
		}
		if h(T{v}, 7) || (id(0.5) >= 7.25) {
			fmt.Println(3, "or")
		}
		if (id(0.5) >= 0.25) && h(T{v}, 7) {
			fmt.Println(3, "right")
		}
		b := h(T{v}, 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; h(T{v}, 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(4, func(v int) {
		if h(T{a: v}, 7) && (id(0.5) >= 0.25) {
			fmt.Println(4, "and")
		}
		if h(T{a: v}, 7) || (id(0.5) >= 7.25) {
			fmt.Println(4, "or")
		}
		if (id(0.5) >= 0.25) && h(T{a: v}, 7) {
			fmt.Println(4, "right")
		}
		b := h(T{a: v}, 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; h(T{a: v}, 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(5, func(v int) {
		if k(&T{v}, 7) && (id(0.5) >= 0.25) {
			fmt.Println(5, "and")
		}
		if k(&T{v}, 7) || (id(0.5) >= 7.25) {
			fmt.Println(5, "or")
		}
		if (id(0.5) >= 0.25) && k(&T{v}, 7) {
			fmt.Println(5, "right")
		}
		b := k(&T{v}, 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; k(&T{v}, 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(6, func(v int) {
		if l(func() int { return v }) && (id(0.5) >= 0.25) {
			fmt.Println(6, "and")
		}
		if l(func() int { return v }) || (id(0.5) >= 7.25) {
			fmt.Println(6, "or")
		}
		if (id(0.5) >= 0.25) && l(func() int { return v }) {
			fmt.Println(6, "right")
		}
		b := l(func() int { return v }) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; l(func() int { return v }) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(7, func(v int) {
		if g([]int(nil), 7) && (id(0.5) >= 0.25) {
			fmt.Println(7, "and")
		}
		if g([]int(nil), 7) || (id(0.5) >= 7.25) {
			fmt.Println(7, "or")
		}
		if (id(0.5) >= 0.25) && g([]int(nil), 7) {
			fmt.Println(7, "right")
		}
		b := g([]int(nil), 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; g([]int(nil), 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(8, func(v int) {
		if g(id([]int(nil)), 7) && (id(0.5) >= 0.25) {
			fmt.Println(8, "and")
		}
		if g(id([]int(nil)), 7) || (id(0.5) >= 7.25) {
			fmt.Println(8, "or")
		}
		if (id(0.5) >= 0.25) && g(id([]int(nil)), 7) {
			fmt.Println(8, "right")
		}
		b := g(id([]int(nil)), 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; g(id([]int(nil)), 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(9, func(v int) {
		if u(uint8(v)) && (id(0.5) >= 0.25) {
			fmt.Println(9, "and")
		}
		if u(uint8(v)) || (id(0.5) >= 7.25) {
			fmt.Println(9, "or")
		}
		if (id(0.5) >= 0.25) && u(uint8(v)) {
			fmt.Println(9, "right")
		}
		b := u(uint8(v)) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; u(uint8(v)) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(10, func(v int) {
		if u(uint8(v+1)) && (id(0.5) >= 0.25) {
			fmt.Println(10, "and")
		}
		if u(uint8(v+1)) || (id(0.5) >= 7.25) {
			fmt.Println(10, "or")
		}
		if (id(0.5) >= 0.25) && u(uint8(v+1)) {
			fmt.Println(10, "right")
		}
		b := u(uint8(v+1)) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; u(uint8(v+1)) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(11, func(v int) {
		if (func() bool { return true })() && (id(0.5) >= 0.25) {
			fmt.Println(11, "and")
		}
		if (func() bool { return true })() || (id(0.5) >= 7.25) {
			fmt.Println(11, "or")
		}
		if (id(0.5) >= 0.25) && (func() bool { return true })() {
			fmt.Println(11, "right")
		}
		b := (func() bool { return true })() && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; (func() bool { return true })() && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(12, func(v int) {
		if v > 2 && (id(0.5) >= 0.25) {
			fmt.Println(12, "and")
		}
		if v > 2 || (id(0.5) >= 7.25) {
			fmt.Println(12, "or")
		}
		if (id(0.5) >= 0.25) && v > 2 {
			fmt.Println(12, "right")
		}
		b := v > 2 && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; v > 2 && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(13, func(v int) {
		if (T{v}).a > 2 && (id(0.5) >= 0.25) {
			fmt.Println(13, "and")
		}
		if (T{v}).a > 2 || (id(0.5) >= 7.25) {
			fmt.Println(13, "or")
		}
		if (id(0.5) >= 0.25) && (T{v}).a > 2 {
			fmt.Println(13, "right")
		}
		b := (T{v}).a > 2 && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; (T{v}).a > 2 && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(14, func(v int) {
		if ([]int{v})[0] > 2 && (id(0.5) >= 0.25) {
			fmt.Println(14, "and")
		}
		if ([]int{v})[0] > 2 || (id(0.5) >= 7.25) {
			fmt.Println(14, "or")
		}
		if (id(0.5) >= 0.25) && ([]int{v})[0] > 2 {
			fmt.Println(14, "right")
		}
		b := ([]int{v})[0] > 2 && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; ([]int{v})[0] > 2 && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(15, func(v int) {
		if len([]int{v}) > 0 && (id(0.5) >= 0.25) {
			fmt.Println(15, "and")
		}
		if len([]int{v}) > 0 || (id(0.5) >= 7.25) {
			fmt.Println(15, "or")
		}
		if (id(0.5) >= 0.25) && len([]int{v}) > 0 {
			fmt.Println(15, "right")
		}
		b := len([]int{v}) > 0 && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; len([]int{v}) > 0 && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(16, func(v int) {
		if (map[string]int{"a": v})["a"] > 2 && (id(0.5) >= 0.25) {
			fmt.Println(16, "and")
		}
		if (map[string]int{"a": v})["a"] > 2 || (id(0.5) >= 7.25) {
			fmt.Println(16, "or")
		}
		if (id(0.5) >= 0.25) && (map[string]int{"a": v})["a"] > 2 {
			fmt.Println(16, "right")
		}
		b := map[string]int{"a": v}["a"] > 2 && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; (map[string]int{"a": v})["a"] > 2 && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(17, func(v int) {
		if any(v) == any(3) && (id(0.5) >= 0.25) {
			fmt.Println(17, "and")
		}
		if any(v) == any(3) || (id(0.5) >= 7.25) {
			fmt.Println(17, "or")
		}
		if (id(0.5) >= 0.25) && any(v) == any(3) {
			fmt.Println(17, "right")
		}
		b := any(v) == any(3) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; any(v) == any(3) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(18, func(v int) {
		if any(v).(int) > 2 && (id(0.5) >= 0.25) {
			fmt.Println(18, "and")
		}
		if any(v).(int) > 2 || (id(0.5) >= 7.25) {
			fmt.Println(18, "or")
		}
		if (id(0.5) >= 0.25) && any(v).(int) > 2 {
			fmt.Println(18, "right")
		}
		b := any(v).(int) > 2 && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; any(v).(int) > 2 && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(19, func(v int) {
		if (T{v}) == (T{3}) && (id(0.5) >= 0.25) {
			fmt.Println(19, "and")
		}
		if (T{v}) == (T{3}) || (id(0.5) >= 7.25) {
			fmt.Println(19, "or")
		}
		if (id(0.5) >= 0.25) && (T{v}) == (T{3}) {
			fmt.Println(19, "right")
		}
		b := (T{v}) == (T{3}) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; (T{v}) == (T{3}) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(20, func(v int) {
		if ([2]int{v}) == ([2]int{3}) && (id(0.5) >= 0.25) {
			fmt.Println(20, "and")
		}
		if ([2]int{v}) == ([2]int{3}) || (id(0.5) >= 7.25) {
			fmt.Println(20, "or")
		}
		if (id(0.5) >= 0.25) && ([2]int{v}) == ([2]int{3}) {
			fmt.Println(20, "right")
		}
		b := ([2]int{v}) == ([2]int{3}) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; ([2]int{v}) == ([2]int{3}) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(21, func(v int) {
		if *(&v) > 2 && (id(0.5) >= 0.25) {
			fmt.Println(21, "and")
		}
		if *(&v) > 2 || (id(0.5) >= 7.25) {
			fmt.Println(21, "or")
		}
		if (id(0.5) >= 0.25) && *(&v) > 2 {
			fmt.Println(21, "right")
		}
		b := *(&v) > 2 && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; *(&v) > 2 && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(22, func(v int) {
		if q(interface{}(v)) && (id(0.5) >= 0.25) {
			fmt.Println(22, "and")
		}
		if q(interface{}(v)) || (id(0.5) >= 7.25) {
			fmt.Println(22, "or")
		}
		if (id(0.5) >= 0.25) && q(interface{}(v)) {
			fmt.Println(22, "right")
		}
		b := q(interface{}(v)) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; q(interface{}(v)) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(23, func(v int) {
		if q(v) && (id(0.5) >= 0.25) {
			fmt.Println(23, "and")
		}
		if q(v) || (id(0.5) >= 7.25) {
			fmt.Println(23, "or")
		}
		if (id(0.5) >= 0.25) && q(v) {
			fmt.Println(23, "right")
		}
		b := q(v) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; q(v) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(24, func(v int) {
		if st.a > 2 && (id(0.5) >= 0.25) {
			fmt.Println(24, "and")
		}
		if st.a > 2 || (id(0.5) >= 7.25) {
			fmt.Println(24, "or")
		}
		if (id(0.5) >= 0.25) && st.a > 2 {
			fmt.Println(24, "right")
		}
		b := st.a > 2 && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; st.a > 2 && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(25, func(v int) {
		if sp.a > 2 && (id(0.5) >= 0.25) {
			fmt.Println(25, "and")
		}
		if sp.a > 2 || (id(0.5) >= 7.25) {
			fmt.Println(25, "or")
		}
		if (id(0.5) >= 0.25) && sp.a > 2 {
			fmt.Println(25, "right")
		}
		b := sp.a > 2 && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; sp.a > 2 && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(26, func(v int) {
		if arr[v-3] > 2 && (id(0.5) >= 0.25) {
			fmt.Println(26, "and")
		}
		if arr[v-3] > 2 || (id(0.5) >= 7.25) {
			fmt.Println(26, "or")
		}
		if (id(0.5) >= 0.25) && arr[v-3] > 2 {
			fmt.Println(26, "right")
		}
		b := arr[v-3] > 2 && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; arr[v-3] > 2 && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(27, func(v int) {
		if !f(map[string]int{"a": v}, 7) && (id(0.5) >= 0.25) {
			fmt.Println(27, "and")
		}
		if !f(map[string]int{"a": v}, 7) || (id(0.5) >= 7.25) {
			fmt.Println(27, "or")
		}
		if (id(0.5) >= 0.25) && !f(map[string]int{"a": v}, 7) {
			fmt.Println(27, "right")
		}
		b := !f(map[string]int{"a": v}, 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; !f(map[string]int{"a": v}, 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(28, func(v int) {
		if "a" < string(rune(v+100)) && (id(0.5) >= 0.25) {
			fmt.Println(28, "and")
		}
		if "a" < string(rune(v+100)) || (id(0.5) >= 7.25) {
			fmt.Println(28, "or")
		}
		if (id(0.5) >= 0.25) && "a" < string(rune(v+100)) {
			fmt.Println(28, "right")
		}
		b := "a" < string(rune(v+100)) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; "a" < string(rune(v+100)) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(29, func(v int) {
		if st.m(map[string]int{"a": v}) && (id(0.5) >= 0.25) {
			fmt.Println(29, "and")
		}
		if st.m(map[string]int{"a": v}) || (id(0.5) >= 7.25) {
			fmt.Println(29, "or")
		}
		if (id(0.5) >= 0.25) && st.m(map[string]int{"a": v}) {
			fmt.Println(29, "right")
		}
		b := st.m(map[string]int{"a": v}) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; st.m(map[string]int{"a": v}) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(30, func(v int) {
		if min(v, 4) > 2 && (id(0.5) >= 0.25) {
			fmt.Println(30, "and")
		}
		if min(v, 4) > 2 || (id(0.5) >= 7.25) {
			fmt.Println(30, "or")
		}
		if (id(0.5) >= 0.25) && min(v, 4) > 2 {
			fmt.Println(30, "right")
		}
		b := min(v, 4) > 2 && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; min(v, 4) > 2 && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(31, func(v int) {
		if f(id(map[string]int{"a": v}), 7) && (id(0.5) >= 0.25) {
			fmt.Println(31, "and")
		}
		if f(id(map[string]int{"a": v}), 7) || (id(0.5) >= 7.25) {
			fmt.Println(31, "or")
		}
		if (id(0.5) >= 0.25) && f(id(map[string]int{"a": v}), 7) {
			fmt.Println(31, "right")
		}
		b := f(id(map[string]int{"a": v}), 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; f(id(map[string]int{"a": v}), 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(32, func(v int) {
		if ch(make(chan int)) && (id(0.5) >= 0.25) {
			fmt.Println(32, "and")
		}
		if ch(make(chan int)) || (id(0.5) >= 7.25) {
			fmt.Println(32, "or")
		}
		if (id(0.5) >= 0.25) && ch(make(chan int)) {
			fmt.Println(32, "right")
		}
		b := ch(make(chan int)) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; ch(make(chan int)) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(33, func(v int) {
		if g(make([]int, 3), 7) && (id(0.5) >= 0.25) {
			fmt.Println(33, "and")
		}
		if g(make([]int, 3), 7) || (id(0.5) >= 7.25) {
			fmt.Println(33, "or")
		}
		if (id(0.5) >= 0.25) && g(make([]int, 3), 7) {
			fmt.Println(33, "right")
		}
		b := g(make([]int, 3), 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; g(make([]int, 3), 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(34, func(v int) {
		if k(new(T), 7) && (id(0.5) >= 0.25) {
			fmt.Println(34, "and")
		}
		if k(new(T), 7) || (id(0.5) >= 7.25) {
			fmt.Println(34, "or")
		}
		if (id(0.5) >= 0.25) && k(new(T), 7) {
			fmt.Println(34, "right")
		}
		b := k(new(T), 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; k(new(T), 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(35, func(v int) {
		if g([]int{1, 2}[:1], 7) && (id(0.5) >= 0.25) {
			fmt.Println(35, "and")
		}
		if g([]int{1, 2}[:1], 7) || (id(0.5) >= 7.25) {
			fmt.Println(35, "or")
		}
		if (id(0.5) >= 0.25) && g([]int{1, 2}[:1], 7) {
			fmt.Println(35, "right")
		}
		b := g([]int{1, 2}[:1], 7) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; g([]int{1, 2}[:1], 7) && i < 2; i++ {
			fmt.Println(i)
		}
	})
	try(36, func(v int) {
		if l(st.n) && (id(0.5) >= 0.25) {
			fmt.Println(36, "and")
		}
		if l(st.n) || (id(0.5) >= 7.25) {
			fmt.Println(36, "or")
		}
		if (id(0.5) >= 0.25) && l(st.n) {
			fmt.Println(36, "right")
		}
		b := l(st.n) && (id(0.5) >= 0.25)
		fmt.Println(b)
		for i := 0; l(st.n) && i < 2; i++ {
			fmt.Println(i)
		}
	})
}

// Output:
// 0 and
// 0 or
// 0 right
// true
// 0
// 1
// 1 and
// 1 or
// 1 right
// true
// 0
// 1
// 2 and
// 2 or
// 2 right
// true
// 0
// 1
// 3 and
// 3 or
// 3 right
// true
// 0
// 1
// 4 and
// 4 or
// 4 right
// true
// 0
// 1
// 5 and
// 5 or
// 5 right
// true
// 0
// 1
// 6 and
// 6 or
// 6 right
// true
// 0
// 1
// 7 and
// 7 or
// 7 right
// true
// 0
// 1
// 8 and
// 8 or
// 8 right
// true
// 0
// 1
// 9 and
// 9 or
// 9 right
// true
// 0
// 1
// 10 and
// 10 or
// 10 right
// true
// 0
// 1
// 11 and
// 11 or
// 11 right
// true
// 0
// 1
// 12 and
// 12 or
// 12 right
// true
// 0
// 1
// 13 and
// 13 or
// 13 right
// true
// 0
// 1
// 14 and
// 14 or
// 14 right
// true
// 0
// 1
// 15 and
// 15 or
// 15 right
// true
// 0
// 1
// 16 and
// 16 or
// 16 right
// true
// 0
// 1
// 17 and
// 17 or
// 17 right
// true
// 0
// 1
// 18 and
// 18 or
// 18 right
// true
// 0
// 1
// 19 and
// 19 or
// 19 right
// true
// 0
// 1
// 20 and
// 20 or
// 20 right
// true
// 0
// 1
// 21 and
// 21 or
// 21 right
// true
// 0
// 1
// 22 and
// 22 or
// 22 right
// true
// 0
// 1
// 23 and
// 23 or
// 23 right
// true
// 0
// 1
// 24 and
// 24 or
// 24 right
// true
// 0
// 1
// 25 and
// 25 or
// 25 right
// true
// 0
// 1
// 26 and
// 26 or
// 26 right
// true
// 0
// 1
// false
// 28 and
// 28 or
// 28 right
// true
// 0
// 1
// 29 and
// 29 or
// 29 right
// true
// 0
// 1
// 30 and
// 30 or
// 30 right
// true
// 0
// 1
// 31 and
// 31 or
// 31 right
// true
// 0
// 1
// 32 and
// 32 or
// 32 right
// true
// 0
// 1
// 33 and
// 33 or
// 33 right
// true
// 0
// 1
// 34 and
// 34 or
// 34 right
// true
// 0
// 1
// 35 and
// 35 or
// 35 right
// true
// 0
// 1
// 36 and
// 36 or
// 36 right
// true
// 0
// 1
