//go:build !amd64

package limits

// widest returns nothing: there is no kernel for this processor.
func widest() (loop func(turns int), flops int) { return nil, 0 }

// streams returns loops in Go.
func streams(s Stream) []func(dst, a, b []float32) {
	switch s {
	case Read:
		return []func(dst, a, b []float32){func(dst, a, _ []float32) {
			var s0, s1, s2, s3 float32
			for i := 0; i+4 <= len(a); i += 4 {
				s0, s1, s2, s3 = s0+a[i], s1+a[i+1], s2+a[i+2], s3+a[i+3]
			}
			dst[0] = s0 + s1 + s2 + s3
		}}
	case Scale:
		return []func(dst, a, b []float32){func(dst, a, _ []float32) { copy(dst, a) }}
	case Update:
		return []func(dst, a, b []float32){func(_, a, _ []float32) {
			for i := range a {
				a[i] *= 1.0000001
			}
		}}
	case Accumulate:
		return []func(dst, a, b []float32){func(_, a, b []float32) {
			for i := range a {
				a[i] += b[i]
			}
		}}
	}
	return []func(dst, a, b []float32){func(dst, a, b []float32) {
		for i := range dst {
			dst[i] = a[i] + b[i]
		}
	}}
}
