package kernels

// The three loops below belong to the trilinear form
//
//	Σ_c Σ_p Σ_k g[c,p]·w[p,k]·x[c,at[p,k]]
//
// with c channels, p places and k taps a place: each computes its derivative in
// one of the three arguments. Taps at a negative position are left out.

// Sample writes dst[c,p] = Σ_k w[p,k]·x[c,at[p,k]]: dst is [channels, places],
// w and at are [places, taps], and each channel of x has n elements.
func Sample[T Float](dst, x, w []T, at []int, n, taps int, poll func()) {
	places, pace := len(at)/taps, pace{poll: poll}
	for c := 0; len(dst) > 0; c++ {
		row := x[c*n:][:n]
		i := 0
		for p := range dst[:places] {
			var sum T
			for _, j := range at[i : i+taps] {
				if j >= 0 {
					sum += w[i] * row[j]
				}
				i++
			}
			dst[p] = sum
		}
		dst = dst[places:]
		pace.step(len(at))
	}
}

// Spread adds w[p,k]·g[c,p] to dst[c,at[p,k]].
func Spread[T Float](dst, g, w []T, at []int, n, taps int, poll func()) {
	places, pace := len(at)/taps, pace{poll: poll}
	for c := 0; len(g) > 0; c++ {
		row := dst[c*n:][:n]
		i := 0
		for _, v := range g[:places] {
			for _, j := range at[i : i+taps] {
				if j >= 0 {
					row[j] += w[i] * v
				}
				i++
			}
		}
		g = g[places:]
		pace.step(len(at))
	}
}

// Correlate writes dst[p,k] = Σ_c g[c,p]·x[c,at[p,k]], summed in float64.
func Correlate[T Float](dst, g, x []T, at []int, n, taps int, poll func()) {
	places, pace := len(at)/taps, pace{poll: poll}
	channels := len(g) / max(places, 1)
	var sums [256]float64
	for lo := 0; lo < len(at); lo += len(sums) {
		piece := at[lo:min(lo+len(sums), len(at))]
		clear(sums[:])
		for c := range channels {
			row, from := x[c*n:][:n], g[c*places:][:places]
			for i, j := range piece {
				if j >= 0 {
					sums[i] += float64(from[(lo+i)/taps]) * float64(row[j])
				}
			}
		}
		for i := range piece {
			dst[lo+i] = T(sums[i])
		}
		pace.step((channels + 1) * len(piece))
	}
}
