// byte and rune are aliases; int, int32 and a defined type are three types.
package main

import (
	"fmt"
	"unsafe"
)

type ID int32
type Byte = byte
type Count uint8

func (c Count) Next() Count { return c + 1 }

func show(xs ...any) {
	for _, x := range xs {
		switch x.(type) {
		case int:
			fmt.Print("int ")
		case int32:
			fmt.Print("int32 ")
		case uint8:
			fmt.Print("uint8 ")
		case ID:
			fmt.Print("ID ")
		case Count:
			fmt.Print("Count ")
		case uintptr:
			fmt.Print("uintptr ")
		default:
			fmt.Printf("other:%T ", x)
		}
	}
	fmt.Println()
}

func main() {
	show(1, 'a', byte(1), Byte(2), ID(3), rune(4), Count(255).Next(), uintptr(9), uint(1), int64(1))
	fmt.Println(Count(255).Next(), Count(3).Next().Next(), ID(1)<<30)
	var by byte = 7
	var u8 uint8 = by
	var r rune = 'x'
	var i32 int32 = r
	fmt.Println(u8 == by, i32 == r, ID(i32) == 'x', any(by) == any(u8), any(ID(1)) == any(int32(1)))
	m := map[any]string{byte(1): "byte", 1: "int", ID(1): "ID", int32(1): "rune"}
	fmt.Println(m[uint8(1)], m[1], m[rune(1)], m[ID(1)], m[int8(1)] == "")
	fmt.Printf("%T %T %T\n", by, r, []Byte{1})
	fmt.Println(unsafe.Sizeof(by), unsafe.Sizeof(r), unsafe.Sizeof(ID(0)), unsafe.Sizeof(uintptr(0)) == unsafe.Sizeof(int(0)))
}

// Output:
// int int32 uint8 uint8 ID int32 Count uintptr other:uint other:int64
// 0 5 1073741824
// true true true true false
// byte int rune ID true
// uint8 int32 []uint8
// 1 4 4 true
