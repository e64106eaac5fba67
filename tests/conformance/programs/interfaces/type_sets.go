package main

import "fmt"

type Int interface{ ~int | ~int8 | ~int64 }
type Num interface {
	Int | ~float64
}
type StrNum interface {
	Num
	String() string
}
type M int
type F float64
type Plain int64

func (m M) String() string { return fmt.Sprintf("M%d", int(m)) }
func (f F) String() string { return "F" }

func sum[T Num](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}
func show[T StrNum](x T) string               { return x.String() + fmt.Sprint(x+1) }
func isInt[T Num](x T) bool                   { return T(1)/T(2)*2 != 1 }
func keys[K comparable, V any](m map[K]V) int { return len(m) }
func eq[T comparable](a, b T) bool            { return a == b }

func main() {
	fmt.Println(sum(1, 2), sum(1.5, 2), sum[M](1, 2), sum(F(1), 2), sum[Plain]())
	fmt.Println(show(M(3)), show(F(1)), isInt(3), isInt(2.5), isInt(M(2)))
	fmt.Println(keys(map[M]string{1: "a"}), eq(1, 1), eq("a", "b"), eq[any](1, 1.0), eq([2]int{1}, [2]int{1}))
	fmt.Printf("%T %T %T\n", sum(M(1)), sum[Plain](1), sum[F])
	try(func() { eq[any]([]int{}, []int{}) })
	type local struct{ a, b int }
	fmt.Println(eq(local{1, 2}, local{1, 2}), eq(&local{}, &local{}))
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// 3 3.5 M3 F 0
// M3M4 FF true false true
// 1 true false false true
// main.M main.Plain func(...main.F) main.F
// panic: runtime error: comparing uncomparable type []int
// true false
