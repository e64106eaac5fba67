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

// rowwise reports whether a row is best taken for a vector: most of the lanes are
// places then.
func (s *sweep) rowwise() bool { return s.cols > 11 && s.cols <= 16 }

// flatTaps chooses how many neighbouring taps a kernel takes, and orders the taps
// of a flat sweep by the rows of the kernel, so that a tile whose rows meet only
// padding through the first or last of them can leave these out. Within a row they
// come in the order of the elements that they meet.
func (s *sweep) flatTaps(p *phase) {
	p.q, p.reverse = p.col.neighbours()
	if p.q >= len(s.flat) || s.flat[p.q][1][1] == nil {
		p.q, p.reverse = 1, false
	}
	p.groups = len(p.order) / p.q
	for _, a := range p.row.at {
		for ch := range s.inputs {
			for j := 0; j < len(p.col.at); j += p.q {
				b := p.col.at[j]
				if p.reverse {
					b = p.col.at[j+p.q-1]
				}
				p.off = append(p.off, int32(4*((ch*s.windowRows+a-p.up)*s.wide+b-p.left)))
			}
		}
	}
}

// packFlat lays the weights as the kernels of flat read them: by parts of the
// channels, [row of taps][input][tap][channel].
func (s *sweep) packFlat(w []float32, taps int) {
	_, size := parts(s.outputs, 8)
	p := &s.phases[0]
	across := len(p.col.at)
	for g := range s.Groups {
		to := s.panels[g*s.outputs*s.inputs*len(p.order):]
		for first := 0; first < s.outputs; first += size {
			channels := min(size, s.outputs-first)
			for o := range channels {
				for i := range s.inputs {
					from := w[g*s.group+(first+o)*s.output+i*s.tapw:][:taps]
					for j, t := range p.order {
						col := j % across
						if p.reverse {
							col = across - 1 - col
						}
						to[((j/across*s.inputs+i)*across+col)*channels+o] = from[t]
					}
				}
			}
			to = to[channels*s.inputs*len(p.order):]
		}
	}
}

// tapRows returns which rows of the kernel, of those in order, meet the image from
// some of the places from row lo to hi of the result: from first to last−1.
func (s *sweep) tapRows(p *phase, lo, hi int) (first, last int) {
	first, last = len(p.row.at), 0
	for j, a := range p.row.at {
		if hi+a >= 0 && lo+a < s.height {
			first, last = min(first, j), j+1
		}
	}
	return min(first, last), last
}

// flatStrip computes the rows from row to end−1 of one image's group.
func (s *sweep) flatStrip(image, row, end int, source []float32, top int) {
	p := &s.phases[0]
	g, taps := image%s.Groups, s.inputs*len(p.order)
	to := s.to
	if end-row != s.lines {
		to = s.rest
	}
	_, size := parts(s.outputs, 8)
	next := 16
	if s.rowwise() {
		next = s.wide
	}
	across := s.inputs * len(p.col.at) / p.q // groups of taps of a row of the kernel
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
		bias := s.biases[g*s.blockCount()*lanes+first:]
		y := s.y[(image*s.outputs+first)*places+row*s.cols:]
		_ = y[(channels-1)*places+(end-row)*s.cols-1]
		for v := 0; v < len(to); {
			vectors, lo, hi := s.flatTile(p, row, v, len(to), next)
			tiles := 1
			for v+(tiles+1)*vectors <= len(to) {
				n, a, b := s.flatTile(p, row, v+tiles*vectors, len(to), next)
				if n != vectors || a != lo || b != hi {
					break
				}
				tiles++
			}
			table := &s.flat
			if s.wide%16 == 0 || s.rowwise() {
				table = &s.level.rows
			}
			table[p.q][channels][vectors](&from[next*v], 4*next, &p.off[lo*across], (hi-lo)*across, &w[lo*across*p.q*channels],
				&y[0], 4*places, &to[v].valid, tiles, &bias[0], cut)
			v += tiles * vectors
		}
	}
}

// flatTile returns of how many vectors the tile is that begins with vector v of n,
// and the rows of taps that it needs.
func (s *sweep) flatTile(p *phase, row, v, n, next int) (vectors, lo, hi int) {
	vectors = min(3, n-v)
	if n-v == 4 {
		vectors = 2 // two of two are better than three and one
	}
	lo, hi = s.tapRows(p, row+v*next/s.wide, row+((v+vectors)*next-1)/s.wide)
	if lo == hi {
		return vectors, 0, 1 // all of it is zeros
	}
	return vectors, lo, hi
}

// isFlat reports whether the places of a correlation go into the lanes.
func (s *correlation) isFlat() bool {
	return s.wide512 && s.Outputs < few && s.Stride[1] == 1 && s.Stride[2] == 1 && s.Kernel[1]*s.Kernel[2] > 1
}

// planFlat works out a correlation of few outputs.
func (s *correlation) planFlat() {
	_, s.outputsAt = parts(s.Outputs, 6)
	most := 0
	for n, kernel := range s.along[s.outputsAt] {
		if kernel != nil {
			most = n
		}
	}
	_, s.tapsAt = parts(len(s.off), most)
	s.lines = min(s.Out[1], max(1, 8192/(s.Outputs*s.wide)))
	strips := s.strips()
	s.lines = (s.Out[1] + strips - 1) / strips
	s.windowRows = s.row.extent(s.lines)
	s.offsets()
	s.chunks = min(s.chunks, s.Batch*s.strips())
	s.to = lanesToPlaces(s.lines, s.Out[2], s.wide)
	s.panel = s.Outputs * len(s.off) * 16
	s.blocks = 1
}

// combineFlat adds the sums of the chunks, and of the lanes, and writes them to
// the weights.
func (s *correlation) combineFlat() {
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
