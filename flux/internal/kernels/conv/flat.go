package conv

import (
	"math/bits"

	"fluxrepl/flux/internal/pool"
)

// few is how many channels of a group are better kept in registers than in
// lanes.
const few = 12

// isFlat reports whether the places of a sweep go into the lanes: there are few
// channels, and neighbouring places meet neighbouring elements.
func (s *sweep) isFlat() bool {
	if !s.wide512 || len(s.phases) != 1 || s.outputs >= few {
		return false
	}
	p := &s.phases[0]
	return p.row.step == 1 && p.col.step == 1 && len(p.order) > 0 && p.row.every == 1 && p.col.every == 1
}

// parts divides n channels among as few kernels as can be, evenly.
func parts(n, most int) (count, size int) {
	count = (n + most - 1) / most
	return count, (n + count - 1) / count
}

// lanesToPlaces says where the places of rows rows of cols go that lie in the
// lanes with the given width of a row.
func lanesToPlaces(rows, cols, width int) []lanesTo {
	n := (rows-1)*width + cols
	to := make([]lanesTo, (n+15)/16)
	at := 0
	for i := range to {
		for b := range 16 {
			if q := 16*i + b; q < n && q%width < cols {
				to[i].valid |= 1 << b
			}
		}
		count := bits.OnesCount32(to[i].valid)
		to[i].packed, to[i].at = 1<<count-1, at
		at += 4 * count
	}
	return to
}

// packFlat lays the weights as the kernels of flat read them: by parts of the
// channels, [input][tap][channel].
func (s *sweep) packFlat(w []float32, taps int, at func(g, o, i int) int) {
	_, size := parts(s.outputs, 8)
	order := s.phases[0].order
	for g := range s.groups {
		to := s.panels[g*s.outputs*s.inputs*len(order):]
		for first := 0; first < s.outputs; first += size {
			channels := min(size, s.outputs-first)
			for o := range channels {
				for i := range s.inputs {
					from := w[at(g, first+o, i):][:taps]
					for j, t := range order {
						to[(i*len(order)+j)*channels+o] = from[t]
					}
				}
			}
			to = to[channels*s.inputs*len(order):]
		}
	}
}

// flatStrip computes the rows from row to end−1 of one image's group.
func (s *sweep) flatStrip(image, row, end int, source []float32, top int) {
	p := &s.phases[0]
	g, taps := image%s.groups, s.inputs*len(p.order)
	to := s.to
	if end-row != s.lines {
		to = s.rest
	}
	_, size := parts(s.outputs, 8)
	from := source[(row+p.up-top)*s.wide+p.left-s.colspan.first:]
	places := s.rows * s.cols
	var cut int
	if s.relu {
		cut = 1
	}
	for first := 0; first < s.outputs; first += size {
		s.poll()
		channels := min(size, s.outputs-first)
		w := s.panels[(g*s.outputs+first)*taps:]
		var bias [8]float32
		if s.bias != nil {
			positive(bias[:channels], s.bias[g*s.outputs+first:])
		}
		y := s.y[(image*s.outputs+first)*places+row*s.cols:]
		_ = y[(channels-1)*places+(end-row)*s.cols-1]
		for v, n := 0, len(to); v < n; {
			vectors := min(3, n-v)
			if n-v == 4 {
				vectors = 2 // two kernels of two are better than three and one
			}
			tiles := 1
			if vectors == 3 {
				tiles = max(1, (n-v-2)/3)
			}
			s.flat[channels][vectors](&from[16*v], &p.off[0], taps, &w[0], &y[0], 4*places, &to[v].valid, tiles, &bias[0], cut)
			v += tiles * vectors
		}
	}
}

// isFlat reports whether the places of a correlation go into the lanes.
func (s *correlation) isFlat() bool {
	return s.wide512 && s.Outputs < few && s.Stride[1] == 1 && s.Stride[2] == 1 && s.Kernel[1]*s.Kernel[2] > 1
}

// flatWeight is weight for few outputs.
func (s *correlation) flatWeight() {
	_, s.outputsAt = parts(s.Outputs, 6)
	most := 0
	for n, kernel := range s.along[s.outputsAt] {
		if kernel != nil {
			most = n
		}
	}
	_, s.tapsAt = parts(len(s.off), most)
	s.to = lanesToPlaces(s.lines, s.Out[2], s.wide)
	s.panel = s.Outputs * len(s.off) * 16
	s.blocks = 1
	s.sums = pool.Get[float32](s.chunks * s.Groups * s.panel)
	defer pool.Put(s.sums)
	s.share(s.flatChunk)
	for c := 1; c < s.chunks; c++ {
		addVectors(&s.sums[0], &s.sums[c*s.Groups*s.panel], s.Groups*s.panel/16)
	}
	taps := plane(s.Kernel)
	for g := range s.Groups {
		from := s.sums[g*s.panel:]
		for o := 0; o < s.Outputs; o += s.outputsAt {
			outputs := min(s.outputsAt, s.Outputs-o)
			for j := 0; j < len(s.off); j += s.tapsAt {
				n := min(s.tapsAt, len(s.off)-j)
				for a := range outputs {
					for b := range n {
						i, t := (j+b)/taps, (j+b)%taps
						if s.Flip {
							t = taps - 1 - t
						}
						s.w[((g*s.Outputs+o+a)*s.Inputs+i)*taps+t] = sum16(from[:16])
						from = from[16:]
					}
				}
			}
		}
	}
}

// sum16 adds 16 numbers.
func sum16(x []float32) float32 {
	s := 0.0
	for _, v := range x[:16] {
		s += float64(v)
	}
	return float32(s)
}

// flatChunk sums up what one chunk of the images gives to the weights of group g.
func (s *correlation) flatChunk(chunk, g int) {
	sums := s.sums[(chunk*s.Groups+g)*s.panel:][:s.panel]
	clear(sums)
	stretch := 16*len(s.to) + 16
	grads := pool.Get[float32](s.Outputs*s.lines*s.wide + 32)
	defer pool.Put(grads)
	length := s.Inputs * s.windowRows * s.wide
	source := pool.Get[float32](length + stretch)
	defer pool.Put(source)
	strips := s.strips()
	units := s.Batch * strips
	for u := chunk * units / s.chunks; u < (chunk+1)*units/s.chunks; u++ {
		s.poll()
		s.flatStrip(u/strips*s.Groups+g, u%strips*s.lines, sums, source, grads)
	}
}

// flatStrip adds what some rows of one image give.
func (s *correlation) flatStrip(image, row int, sums, source, grads []float32) {
	end := min(s.Out[1], row+s.lines)
	dy := window{row: row, rows: s.lines, cols: s.wide, height: s.Out[1], width: s.Out[2]}
	s.copy(grads, s.lines*s.wide, s.y[image*s.Outputs*plane(s.Out):], s.Outputs, &dy)
	x := window{row: row - s.Pad[1], col: -s.Pad[2], rows: s.windowRows, cols: s.wide, height: s.In[1], width: s.In[2]}
	s.copy(source, s.windowRows*s.wide, s.x[image*s.Inputs*plane(s.In):], s.Inputs, &x)
	vectors := ((end-row-1)*s.wide + s.Out[2] + 15) / 16
	for o := 0; o < s.Outputs; o += s.outputsAt {
		outputs := min(s.outputsAt, s.Outputs-o)
		for j := 0; j < len(s.off); j += s.tapsAt {
			n := min(s.tapsAt, len(s.off)-j)
			s.along[outputs][n](&source[0], &s.off[j], &grads[o*s.lines*s.wide], 4*s.lines*s.wide, &s.to[0].valid, vectors, &sums[0])
			sums = sums[outputs*n*16:]
		}
	}
}
