package conv

import (
	"sync"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// A correlation is the gradient of a convolution with respect to its weights,
//
//	w[o, i, t] = Σ x[n, i, place + t]·y[n, o, place]
//
// computed with the outputs in the lanes. The images are divided in chunks of
// fixed borders, whose sums are added in order at the end.
type correlation struct {
	*level
	kernels.Conv

	// The plan:
	row, col         axis
	colspan          span
	lines            int // rows of the result at a time
	windowRows, wide int // of the image that they meet
	direct           bool
	across           int     // neighbouring taps that a kernel takes
	off              []int32 // where the rows of so many taps begin, in bytes
	panel            int     // elements of a block's weights
	blocks           int     // of 16 outputs in a group
	turns            int     // of kernels in a strip
	together         int     // of these that are worked on with one copy of the image
	chunks           int

	// If it is flat:
	outputsAt, tapsAt int // a time
	to                []lanesTo

	// The call:
	w, x, y []float32
	sums    []float32 // [chunk][group][block][input][tap][lane]
	poll    func()
	alone   bool // on one processor
}

// Weight writes to w what x and y give, the gradient of Forward with respect to
// its weights. It reports whether it did.
func Weight(w, x, y []float32, c *kernels.Conv, poll func()) bool {
	return active.weight(w, x, y, c, poll)
}

func (l *level) weight(w, x, y []float32, c *kernels.Conv, poll func()) bool {
	if l == nil || !flat(c) || empty(c) || c.Stride[2] > 2 || !l.takes(c.Outputs, c) {
		return false
	}
	known := l.correlations.of(*c, l.planWeight)
	if known.tooLarge() {
		return false
	}
	s := correlating.Get().(*correlation)
	*s = *known
	s.w, s.x, s.y, s.poll = w, x, y, poll
	s.sums = pool.Get[float32](s.chunks*c.Groups*s.blocks*s.panel + slack*2*lanes)
	jobs := s.jobs()
	work := s.Batch * s.Groups * s.Outputs * plane(s.Out) * s.Inputs * plane(s.Kernel)
	if s.alone = s.chunks*jobs == 1 || workers.Threads() == 1 || work < sharedFrom*grainWork; s.alone {
		for i := range s.chunks * jobs {
			s.chunk(i/jobs, i%jobs)
		}
	} else {
		workers.Run(s.chunks*jobs, nil, func(i int) { s.chunk(i/jobs, i%jobs) })
	}
	if s.to != nil {
		s.combineFlat()
	} else {
		s.combine()
	}
	pool.Put(s.sums)
	*s = correlation{}
	correlating.Put(s)
	return true
}

// correlating are correlations that are not in use.
var correlating = sync.Pool{New: func() any { return new(correlation) }}

// planWeight works out a correlation.
func (l *level) planWeight(c kernels.Conv) *correlation {
	s := &correlation{level: l, Conv: c, row: forward(&c, 1), col: forward(&c, 2)}
	s.choose()
	if !s.tooLarge() && s.isFlat() {
		s.planFlat()
	}
	return s
}

// tooLarge is as that of a sweep.
func (s *correlation) tooLarge() bool { return vast(&s.Conv, s.Inputs, s.windowRows, s.wide) }

// pair returns how many blocks of outputs are worked on at a time.
func (s *correlation) pair() int { return min(s.level.blocks, s.blocks) }

// jobs returns how many pieces the groups and outputs are divided in.
func (s *correlation) jobs() int { return s.Groups * ((s.blocks + s.together - 1) / s.together) }

func (s *correlation) choose() {
	s.blocks = (s.Outputs + lanes - 1) / lanes
	s.panel = s.Inputs * plane(s.Kernel) * lanes
	s.lines = max(1, 384/(s.pair()*s.Out[2]))
	strips := (s.Out[1] + s.lines - 1) / s.lines
	s.lines = (s.Out[1] + strips - 1) / strips

	var whole, rows span
	whole.add(s.row.reach(0, s.Out[1]))
	rows.add(s.row.reach(0, s.lines))
	s.colspan.add(s.col.reach(0, s.Out[2]))
	s.windowRows, s.wide = rows.size(), s.colspan.size()
	s.direct = whole.first >= 0 && whole.last < s.In[1] && s.colspan.first >= 0 && s.colspan.last < s.In[2]
	if s.direct {
		s.windowRows, s.wide = s.In[1], s.In[2]
	}

	// With few images the outputs are divided among the processors, each with a
	// copy of the image of its own.
	s.together = s.pair()
	if s.Batch*s.strips() >= 8 {
		s.together = s.blocks
	}
	// Tasks of some 20 µs at least, not too many, long enough for their sums to be
	// worth adding, and sums of 16 MB at most.
	work, sums := s.Batch*s.Groups*s.Outputs*plane(s.Out)*s.panel/lanes, s.Groups*s.blocks*s.panel
	s.chunks = min(16/s.jobs()+1, work>>20, work/(256*sums), 1<<22/sums, s.Batch*s.strips())
	s.chunks = max(1, s.chunks)

	s.across = s.Kernel[2]
	if s.Dilation[2] != 1 || s.isFlat() || s.across >= len(s.correlate[1][1]) || s.correlate[1][s.Stride[2]][s.across][1] == nil {
		s.across = 1
	}
	s.offsets()
	if !s.isFlat() {
		s.turns = s.countTurns()
	}
}

// offsets computes where the rows of taps begin.
func (s *correlation) offsets() {
	s.off = s.off[:0]
	for i := range s.Inputs {
		for a := range s.Kernel[1] {
			for b := 0; b < s.Kernel[2]; b += s.across {
				s.off = append(s.off, int32(4*((i*s.windowRows+a*s.Dilation[1])*s.wide+b*s.Dilation[2])))
			}
		}
	}
}

func (s *correlation) strips() int { return (s.Out[1] + s.lines - 1) / s.lines }

// chunk sums up what one chunk of the images gives to one job's outputs.
func (s *correlation) chunk(chunk, job int) {
	pieces := s.jobs() / s.Groups
	g, block := job/pieces, job%pieces*s.together
	if s.to != nil {
		s.flatChunk(chunk, g)
		return
	}
	blocks := min(s.together, s.blocks-block)
	sums := s.sums[((chunk*s.Groups+g)*s.blocks+block)*s.panel:][:blocks*s.panel]
	clear(sums)
	grads := pool.Get[float32]((s.lines*s.Out[2] + slack) * s.pair() * lanes)
	defer pool.Put(grads)
	var source []float32
	if !s.direct {
		source = pool.Get[float32](s.Inputs * s.windowRows * s.wide)
		defer pool.Put(source)
	}
	strips := s.strips()
	units := s.Batch * strips
	for u := chunk * units / s.chunks; u < (chunk+1)*units/s.chunks; u++ {
		coming := ahead{x: s.x, y: s.y}
		if next := (u/strips+1)*s.Groups + g; s.alone || next*strips < (chunk+1)*units/s.chunks*s.Groups {
			coming = after(s.x, s.y, next, s.Inputs*plane(s.In), s.Outputs*plane(s.Out), u%strips, strips, s.turns)
		}
		s.strip(u/strips*s.Groups+g, u%strips*s.lines, block, blocks, sums, source, grads, &coming)
	}
}

// strip adds what some rows of one image give to some blocks of outputs.
func (s *correlation) strip(image, row, block, blocks int, sums, source, grads []float32, coming *ahead) {
	end := min(s.Out[1], row+s.lines)
	places := plane(s.Out)
	x := s.x[image*s.Inputs*plane(s.In):][:s.Inputs*plane(s.In)]
	top, left := row*s.Stride[1]-s.Pad[1], -s.Pad[2]
	if s.direct {
		source = x[top*s.In[2]+left:]
	} else {
		w := window{row: top, col: left, rows: min(s.windowRows, (end-row-1)*s.Stride[1]+s.windowRows-(s.lines-1)*s.Stride[1]), cols: s.wide, height: s.In[1], width: s.In[2]}
		s.copy(source, s.windowRows*s.wide, x, s.Inputs, &w)
	}
	for b := 0; b < blocks; b += s.pair() {
		size := min(s.pair(), blocks-b)
		for i := range size {
			first := (block + b + i) * lanes
			s.pack(grads[i*lanes:], size*lanes, s.y[(image*s.Outputs+first)*places+row*s.Out[2]:], places, (end-row)*s.Out[2], min(lanes, s.Outputs-first))
		}
		s.add(sums[b*s.panel:], source, grads, end-row, size, coming)
	}
}

// add adds what some rows give to one or two blocks of outputs.
func (s *correlation) add(sums, source, grads []float32, rows, size int, coming *ahead) {
	skip := s.Stride[1]*s.wide - s.Out[2]*s.Stride[2]
	width := s.width(size)
	for i := 0; i < len(s.off); i += width {
		if i/width%8 == 0 {
			s.poll()
		}
		n := min(width, len(s.off)-i)
		kernel := s.correlate[size][s.Stride[2]][s.across][n]
		soon, later, soonstep, laterstep := coming.next(rows * s.turnsOfRow(size, n))
		kernel(&source[0], &s.off[i], &grads[0], &sums[i*s.across*size*lanes], rows, s.Out[2], 4*skip, soon, later, soonstep, laterstep)
	}
}

// width returns how many rows of taps a kernel takes.
func (s *correlation) width(size int) int {
	most := max(1, min(8, s.level.sums[size]/s.across))
	pieces := (len(s.off) + most - 1) / most
	return (len(s.off) + pieces - 1) / pieces
}

// turnsOfRow returns in how many turns a kernel for n rows of taps goes over a row
// of places.
func (s *correlation) turnsOfRow(size, n int) int {
	together := s.level.together[size][s.Stride[2]][s.across][n]
	return s.Out[2]/together + s.Out[2]%together
}

// countTurns returns how many turns the kernels take for a strip of one job's
// outputs, if all its rows are there.
func (s *correlation) countTurns() int {
	turns := 0
	for b := 0; b < s.together; b += s.pair() {
		size := min(s.pair(), s.blocks-b)
		width := s.width(size)
		for i := 0; i < len(s.off) && size > 0; i += width {
			turns += s.lines * s.turnsOfRow(size, min(width, len(s.off)-i))
		}
	}
	return max(1, turns)
}

// combine adds the sums of the chunks and writes them to the weights.
func (s *correlation) combine() {
	all := s.Groups * s.blocks * s.panel
	for c := 1; c < s.chunks; c++ {
		addVectors(&s.sums[0], &s.sums[c*all], all/lanes)
	}
	taps := plane(s.Kernel)
	n := s.Inputs * taps
	for g := range s.Groups {
		for b := range s.blocks {
			first := b * lanes
			size := min(s.pair(), s.blocks-b/s.pair()*s.pair())
			from := s.sums[(g*s.blocks+b/s.pair()*s.pair())*s.panel+b%s.pair()*lanes:]
			to := s.w[(g*s.Outputs+first)*n:]
			channels := min(lanes, s.Outputs-first)
			if !s.Flip {
				s.unpack(to, n, from, size*lanes, n, channels, noBias[:], false)
				continue
			}
			for ch := range channels {
				for i := range s.Inputs {
					for t := range taps {
						to[ch*n+i*taps+taps-1-t] = from[(i*taps+t)*size*lanes+ch]
					}
				}
			}
		}
	}
}

// noBias are the biases of a block without.
var noBias [lanes]float32
