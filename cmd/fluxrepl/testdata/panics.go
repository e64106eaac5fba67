package main

func main() {
	var list []int
	list[5] = 1
}
