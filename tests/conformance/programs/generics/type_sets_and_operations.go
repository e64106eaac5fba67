package main

import "fmt"

type Integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16
}

type Float interface{ ~float32 | ~float64 }
type Real interface{ Integer | Float }
type Text interface{ ~string | ~[]byte }
type NamedInt interface {
	Integer
	fmt.Stringer
}

type Deg int8

func (d Deg) String() string { return fmt.Sprintf("%d°", int8(d)) }

func abs[T Real](v T) T {
	if v < 0 {
		return -v
	}
	return v
}

func total[T Real](vs ...T) (t T) {
	for i := range vs {
		t += vs[i]
	}
	return t
}

func firstByte[T Text](s T) byte { return s[0] }

func tail[T Text](s T) T { return s[1:] }

func join[T Text](s T, n int) string { return string(s) + fmt.Sprint(len(s), n) }

func show[T NamedInt](v T) string { return v.String() + fmt.Sprint(int(v)+1) }

func convert[To, From Real](f From) To { return To(f) }

func bits[T Integer](v T) (n int) {
	for ; v != 0; v &= v - 1 {
		n++
	}
	return
}

func main() {
	fmt.Println(abs(-3), abs(-2.5), abs(Deg(-7)), abs(int8(-128)))
	fmt.Println(total[Deg](100, 27), total(Deg(100), 28), total[float32](0.1, 0.2), total(uint8(200), 100))
	fmt.Println(firstByte("hé"), firstByte([]byte("xy")), tail("abc"), tail([]byte("ab")), join([]byte("q"), 2))
	fmt.Println(show(Deg(5)), convert[int8](300.7-200), convert[float64](Deg(3))/2, convert[uint8](int16(511)))
	fmt.Println(bits(255), bits(int8(-1)), bits(Deg(6)), bits(int64(-1)))
}

// Output:
// 3 2.5 7° -128
// 127° -128° 0.3 44
// 104 120 bc [98] q1 2
// 5°6 100 1.5 255
// 8 8 2 64
