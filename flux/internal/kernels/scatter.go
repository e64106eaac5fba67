package kernels

// ScatterMax raises dst[at[i]] to x[i] where that is larger, or NaN.
func ScatterMax[T Number](dst, x []T, at []int) {
	for i, p := range at {
		if v := x[i]; v > dst[p] || isNaN(v) {
			dst[p] = v
		}
	}
}

// ScatterMin lowers dst[at[i]] to x[i] where that is smaller, or NaN.
func ScatterMin[T Number](dst, x []T, at []int) {
	for i, p := range at {
		if v := x[i]; v < dst[p] || isNaN(v) {
			dst[p] = v
		}
	}
}
