package main

import "fmt"

func fannkuch(n int) (checksum, maxFlips int) {
	perm1 := make([]int, n)
	for i := range perm1 {
		perm1[i] = i
	}
	perm, count := make([]int, n), make([]int, n)
	sign := 1
	r := n
	for {
		for ; r != 1; r-- {
			count[r-1] = r
		}
		copy(perm, perm1)
		flips := 0
		for k := perm[0]; k != 0; k = perm[0] {
			for i, j := 0, k; i < j; i, j = i+1, j-1 {
				perm[i], perm[j] = perm[j], perm[i]
			}
			flips++
		}
		maxFlips = max(maxFlips, flips)
		checksum += sign * flips
		sign = -sign
		for {
			if r == n {
				return
			}
			first := perm1[0]
			copy(perm1, perm1[1:r+1])
			perm1[r] = first
			count[r]--
			if count[r] > 0 {
				break
			}
			r++
		}
	}
}

func main() {
	for n := 3; n <= 7; n++ {
		sum, flips := fannkuch(n)
		fmt.Printf("%d\nPfannkuchen(%d) = %d\n", sum, n, flips)
	}
}

// Output:
// 2
// Pfannkuchen(3) = 2
// 4
// Pfannkuchen(4) = 4
// 11
// Pfannkuchen(5) = 7
// 49
// Pfannkuchen(6) = 10
// 228
// Pfannkuchen(7) = 16
