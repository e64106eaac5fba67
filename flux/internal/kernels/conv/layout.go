package conv

// pack lays n elements of up to 16 channels, plane apart in src, side by side:
// dst[i·gap + ch] = src[ch·plane + i], and 0 for the channels that are not there.
// It may write zeros or old numbers into the 3 places after the n.
func (l *level) pack(dst []float32, gap int, src []float32, plane, n, channels int) {
	if l.wide512 {
		_ = dst[(n-1)*gap+lanes-1]
		_ = src[(channels-1)*plane+n-1]
		if channels == lanes {
			toLanes(&dst[0], 4*gap, &src[0], 4*plane, n, channels)
		} else {
			toSomeLanes(&dst[0], 4*gap, &src[0], 4*plane, n, channels)
		}
		return
	}
	for ch := range lanes {
		if ch >= channels {
			for i := range n {
				dst[i*gap+ch] = 0
			}
			continue
		}
		for i, v := range src[ch*plane:][:n] {
			dst[i*gap+ch] = v
		}
	}
}

// unpack is the reverse of pack: dst[ch·plane + i] = src[i·gap + ch] + bias[ch],
// or 0 where that is less and relu is set. It may read the 3 places after the n.
func (l *level) unpack(dst []float32, plane int, src []float32, gap, n, channels int, bias []float32, relu bool) {
	if l.wide512 {
		_ = dst[(channels-1)*plane+n-1]
		_ = src[(n-1)*gap+lanes-1]
		var cut int
		if relu {
			cut = 1
		}
		fromLanes(&dst[0], 4*plane, &src[0], 4*gap, n, channels, &bias[0], cut)
		return
	}
	for ch := range channels {
		b, row := bias[ch], dst[ch*plane:][:n]
		for i := range row {
			row[i] = src[i*gap+ch] + b
		}
		if relu {
			for i, v := range row {
				if v < 0 {
					row[i] = 0
				}
			}
		}
	}
}

// slack is how many places more than it uses a block in lanes must have.
const slack = 4

// A window is a part of the planes of some channels, with zeros where it reaches
// over their edges.
type window struct {
	row, col      int // of its first element, may be negative
	rows, cols    int
	height, width int // of a plane
}

// copy writes the window of each of some planes, plane elements apart in dst.
func (l *level) copy(dst []float32, plane int, src []float32, channels int, w *window) {
	left := min(max(0, -w.col), w.cols)
	n := max(0, min(w.width, w.col+w.cols)-max(0, w.col))
	if n == 0 {
		left = 0
	}
	from, to := min(max(0, -w.row), w.rows), min(w.rows, max(0, w.height-w.row))
	to = max(to, from)
	at := w.row*w.width + max(0, w.col)
	for ch := range channels {
		image, out := src[ch*w.height*w.width:][:w.height*w.width], dst[ch*plane:][:w.rows*w.cols]
		clear(out[:from*w.cols])
		clear(out[to*w.cols:])
		if n == 0 {
			clear(out)
			continue
		}
		if from == to {
			continue
		}
		if l.wide512 && left <= 16 && w.cols-n-left <= 16 {
			_ = image[at+(to-1)*w.width+n-1]
			padRows(&out[from*w.cols], w.cols, &image[at+from*w.width], 4*w.width, n, left, to-from)
			continue
		}
		for r := from; r < to; r++ {
			row := out[r*w.cols:][:w.cols]
			clear(row[:left])
			copy(row[left:], image[at+r*w.width:][:n])
			clear(row[left+n:])
		}
	}
}
