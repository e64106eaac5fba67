package main

import "fmt"

type P struct{ X, Y int }
type L []P
type M map[P]P

func main() {
	fmt.Println([][]P{{{1, 2}}, {}}, []*P{{3, 4}}[0].Y, [...]L{{{5, 6}}}, map[P]string{{1, 2}: "a"}, M{{1, 1}: {2, 2}})
	fmt.Println([]map[string]P{{"k": {7, 8}}}, map[string][]P{"z": {{9, 9}}}, [2][2]int{{1}, 1: {1: 5}})
	pp := []*[]int{{1, 2}, {3}}
	fmt.Println(*pp[0], len(*pp[1]), *map[string]*P{"p": {1, 2}}["p"])
	mp := map[*P]int{{1, 1}: 1, {1, 1}: 2}
	fmt.Println(len(mp))
	fmt.Println([]any{P{1, 2}, L{{3, 4}}, [1]any{nil}}, []struct{ P }{{P{1, 2}}, {}})
	fs := []func() P{func() P { return P{1, 0} }}
	fmt.Println(fs[0](), [...]string{2: "c", 0: "a"}, len([...]P{9: {}}))
}

// Output:
// [[{1 2}] []] 4 [[{5 6}]] map[{1 2}:a] map[{1 1}:{2 2}]
// [map[k:{7 8}]] map[z:[{9 9}]] [[1 0] [0 5]]
// [1 2] 1 {1 2}
// 2
// [{1 2} [{3 4}] [<nil>]] [{{1 2}} {{0 0}}]
// {1 0} [a  c] 10
