package main

import (
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"
)

type Num interface{ ~int | ~float64 }
type MyInt int
type Opt[T any] struct {
	v  T
	ok bool
}

func kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	case Opt[int]:
		return "opt int"
	case interface{ Len() int }:
		return "has Len"
	}
	return fmt.Sprintf("%T", x)
}
func as[T any](x any) (T, bool) {
	switch v := x.(type) {
	case T:
		return v, true
	}
	var z T
	return z, false
}
func deep(x any, level int) string {
	switch v := x.(type) {
	case []any:
		out := "["
		for _, e := range v {
			out += deep(e, level+1) + " "
		}
		return strings.TrimSpace(out) + "]"
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		out := ""
		for _, k := range keys {
			out += k + "=" + deep(v[k], level+1) + ";"
		}
		return "{" + out + "}"
	case nil:
		return "null"
	case float64, int:
		return fmt.Sprint(v, "@", level)
	default:
		return fmt.Sprintf("%T", v)
	}
}

type lenner []int

func (l lenner) Len() int { return len(l) }

func main() {
	fmt.Println(kind(1), kind("s"), kind(MyInt(1)), kind(Opt[int]{}), kind(Opt[string]{}), kind(lenner{}), kind([]int{}))
	fmt.Println(as[int](5))
	fmt.Println(as[string](5))
	fmt.Println(as[error](io.EOF))
	fmt.Println(as[MyInt](MyInt(3)))
	fmt.Println(as[Opt[MyInt]](Opt[MyInt]{2, true}))
	fmt.Println(deep([]any{1, 2.5, nil, []any{"s"}, map[string]any{"b": 1, "a": []any{}}}, 0))
	var data any
	json.Unmarshal([]byte(`{"x":[1,"two",null,true],"y":{"z":1.5}}`), &data)
	fmt.Println(deep(data, 0))
}

// Output:
// int string main.MyInt opt int main.Opt[string] has Len []int
// 5 true
//  false
// EOF true
// 3 true
// {2 true} true
// [1@1 2.5@1 null [string] {a=[];b=1@2;}]
// {x=[1@2 string null bool];y={z=1.5@2;};}
