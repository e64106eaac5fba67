package kernels

// Along copies slices across an axis: dst is [outer, len(rows), inner], x is
// [outer, n, inner], and slice i of dst is slice rows[i] of x. Where rows[i] is
// negative, dst stays as it is. Neighbours that stay neighbours move ascending.
func Along[T any](dst, x []T, rows []int, outer, n, inner int) {
	for o := range outer {
		into, from := dst[o*len(rows)*inner:], x[o*n*inner:]
		for i := 0; i < len(rows); {
			r, count := rows[i], 1
			switch {
			case r < 0:
			case inner == 1 && (i+1 == len(rows) || rows[i+1] != r+1):
				into[i] = from[r]
			default:
				count = ascending(rows[i:])
				copy(into[i*inner:][:count*inner], from[r*inner:])
			}
			i += count
		}
	}
}

// AlongAdd is the reverse of Along: slice i of x, [outer, len(rows), inner], is
// added to slice rows[i] of dst, [outer, n, inner], but where that is negative.
func AlongAdd[T Number](dst, x []T, rows []int, outer, n, inner int) {
	for o := range outer {
		into, from := dst[o*n*inner:], x[o*len(rows)*inner:]
		for i := 0; i < len(rows); {
			r, count := rows[i], 1
			switch {
			case r < 0:
			case inner == 1 && (i+1 == len(rows) || rows[i+1] != r+1):
				into[r] += from[i]
			default:
				count = ascending(rows[i:])
				out := into[r*inner:][:count*inner]
				AddVV(out, out, from[i*inner:])
			}
			i += count
		}
	}
}

// ascending returns how many of the first rows grow by one.
func ascending(rows []int) int {
	count := 1
	for count < len(rows) && rows[count] == rows[0]+count {
		count++
	}
	return count
}

// FlatAlong writes the positions in [outer, n, inner] that an index of the shape
// [outer, m, inner] names along the axis in the middle. It returns the place of
// the first that is not from 0 to n − 1, or −1.
func FlatAlong[T Integer](flat []int, index []T, n, m, inner int) (bad int) {
	for i, base := 0, 0; i < len(index); base += n * inner {
		for range m {
			for k := range inner {
				v := int(index[i])
				if uint(v) >= uint(n) {
					return i
				}
				flat[i] = base + v*inner + k
				i++
			}
		}
	}
	return -1
}
