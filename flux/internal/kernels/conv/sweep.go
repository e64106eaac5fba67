package conv

import (
	"slices"
	"sync"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// A sweep is a convolution whose results are computed with their channels in the
// lanes, or, if there are few, their places: a forward pass, or the gradient of
// one with respect to its images.
type sweep struct {
	*level
	kernels.Conv

	// The plan:
	inputs, outputs     int // channels of a group
	height, width       int // of a plane of the source
	rows, cols          int // of a plane of the result
	group, output, tapw int // from one to the next of these, and of the inputs, in the weights
	phases              []phase
	panel               int  // elements of a block's panel
	some                bool // some phase has no taps
	colspan             span
	lines, strips       int       // rows of the result that are computed together, and how often
	windowRows, wide    int       // of the source, for so many lines
	direct              bool      // the source is read where it lies
	to, rest            []lanesTo // if it is flat: of a strip, and of the last one
	units, grain        int
	turns               int // of kernels in a strip

	// The call:
	relu, alone  bool // on one processor, that is
	y, x, biases []float32
	panels       []float32 // weights: [group][block][phase][input][tap][lane]
	poll         func()
}

// A sweepKey says which sweep of a convolution is meant.
type sweepKey struct {
	kernels.Conv
	back bool
}

// A phase are the places that meet the same taps.
type phase struct {
	row, col axis
	order    []int   // the tap of the weights for each of its taps
	off      []int32 // for each input and group of taps, the distance in bytes from the place's element
	groups   int     // of neighbouring taps, for one input
	q        int     // neighbouring taps in a group
	reverse  bool    // they meet elements in reverse order
	width    int     // places of a tile
	up, left int     // the least distances of its taps from a place's element
	base     int     // of its weights in a panel that has one lane
}

// Forward writes the convolution of x with w to y, plus bias unless that is nil,
// and, if relu is set, 0 where that is less. It reports whether it did: there
// are convolutions that it leaves to the caller.
func Forward(y, x, w, bias []float32, relu bool, c *kernels.Conv, poll func()) bool {
	return active.forward(y, x, w, bias, relu, c, poll)
}

// Data writes to x what y gives through w, the gradient of Forward with respect
// to its images, plus bias unless that is nil. It reports whether it did.
func Data(x, y, w, bias []float32, c *kernels.Conv, poll func()) bool {
	return active.data(x, y, w, bias, c, poll)
}

func (l *level) forward(y, x, w, bias []float32, relu bool, c *kernels.Conv, poll func()) bool {
	if l == nil || !flat(c) || empty(c) || c.Stride[2] > 2 || !l.takes(c.Outputs, c) {
		return false
	}
	return l.sweep(sweepKey{*c, false}, y, x, w, bias, relu, poll)
}

func (l *level) data(x, y, w, bias []float32, c *kernels.Conv, poll func()) bool {
	if l == nil || !flat(c) || empty(c) || !l.takes(c.Inputs, c) || c.Stride[1]*c.Stride[2] > 16 {
		return false
	}
	return l.sweep(sweepKey{*c, true}, x, y, w, bias, false, poll)
}

// plan works out a sweep.
func (l *level) plan(k sweepKey) *sweep {
	c, taps := &k.Conv, plane(k.Kernel)
	s := &sweep{level: l, Conv: k.Conv, group: c.Outputs * c.Inputs * taps}
	if k.back {
		s.inputs, s.outputs, s.output, s.tapw = c.Outputs, c.Inputs, taps, c.Inputs*taps
		s.height, s.width, s.rows, s.cols = c.Out[1], c.Out[2], c.In[1], c.In[2]
		for _, row := range backward(c, 1) {
			for _, col := range backward(c, 2) {
				s.phases = append(s.phases, phase{row: row, col: col})
			}
		}
	} else {
		s.inputs, s.outputs, s.output, s.tapw = c.Inputs, c.Outputs, c.Inputs*taps, taps
		s.height, s.width, s.rows, s.cols = c.In[1], c.In[2], c.Out[1], c.Out[2]
		s.phases = []phase{{row: forward(c, 1), col: forward(c, 2)}}
	}
	s.choose(c)
	if s.tooLarge() {
		return s
	}
	s.offsets()
	outputs := s.blockCount() * lanes
	if s.isFlat() {
		width := s.wide
		if s.rowwise() {
			width = 16
		}
		s.to = lanesToPlaces(s.lines, s.cols, width)
		s.rest = lanesToPlaces(s.rows-(s.strips-1)*s.lines, s.cols, width)
		outputs = s.outputs
	}
	s.units = s.Batch * s.Groups * s.strips
	s.turns = s.countTurns()
	work := s.lines * s.cols * outputs * s.inputs * taps / (c.Stride[1] * c.Stride[2])
	s.grain = max(1, grainWork/max(1, work))
	return s
}

// tooLarge reports whether this is better left to loops that copy no more of an
// image than is met.
func (s *sweep) tooLarge() bool { return vast(&s.Conv, s.inputs, s.windowRows, s.wide) }

// takes reports whether a convolution with so many channels of a group in the
// lanes, or in registers, is faster than one by the loops of package kernels.
func (l *level) takes(channels int, c *kernels.Conv) bool {
	return channels >= 4 || l.wide512 && c.Stride[1] == 1 && c.Stride[2] == 1
}

// sweep computes a sweep.
func (l *level) sweep(k sweepKey, y, x, w, bias []float32, relu bool, poll func()) bool {
	known := l.sweeps.of(k, l.plan)
	if known.tooLarge() {
		return false
	}
	s := calls.Get().(*sweep)
	*s = *known
	s.y, s.x, s.relu, s.poll = y, x, relu, poll
	s.panels = pool.Get[float32](s.Groups*s.blockCount()*s.panel + slack*2*lanes)
	s.biases = pool.Get[float32](s.Groups * s.blockCount() * lanes)
	s.packBias(bias)
	s.packWeights(w, plane(s.Kernel))
	threads := workers.Threads()
	if s.alone = s.units < sharedFrom*s.grain || threads == 1; !s.alone {
		s.grain = fair(s.units, max(s.grain, min(fewAhead, s.units/(4*threads))), threads)
	}
	if s.alone {
		for lo := 0; lo < s.units; lo += s.grain {
			s.piece(lo, min(s.units, lo+s.grain))
		}
	} else {
		workers.For(s.units, s.grain, nil, s.piece)
	}
	pool.Put(s.panels)
	pool.Put(s.biases)
	*s = sweep{}
	calls.Put(s)
	return true
}

// fair returns a size of pieces, about as large as grain, of which every processor
// gets as many.
func fair(units, grain, threads int) int {
	pieces := (units + grain - 1) / grain
	pieces = (pieces + threads - 1) / threads * threads
	return (units + pieces - 1) / pieces
}

// fewAhead is how many units a piece has if there are enough of them: all but the
// last can ask for what comes next.
const fewAhead = 4

// calls are sweeps that are not in use.
var calls = sync.Pool{New: func() any { return new(sweep) }}

// packBias gives each block of channels its biases, 0 if there are none; −0 is 0
// too, for ReLU of that is 0.
func (s *sweep) packBias(bias []float32) {
	clear(s.biases)
	stride := s.blockCount() * lanes
	for i, b := range bias {
		s.biases[i/s.outputs*stride+i%s.outputs] = b + 0
	}
}

// grainWork is how many products make a piece of work for a processor: some 25 µs.
const grainWork = 1 << 21

// sharedFrom is how many such pieces there must be for another processor, which may
// have to be woken, to be worth asking.
const sharedFrom = 2

// blockCount returns how many blocks of channels the results have.
func (s *sweep) blockCount() int { return (s.outputs + lanes - 1) / lanes }

// choose says how many rows of the result are computed together, and what they
// meet.
func (s *sweep) choose(c *kernels.Conv) {
	taps := 0
	for i := range s.phases {
		p := &s.phases[i]
		for _, a := range p.row.taps {
			for _, b := range p.col.taps {
				t := a*c.Kernel[2] + b
				if c.Flip {
					t = plane(c.Kernel) - 1 - t
				}
				p.order = append(p.order, t)
			}
		}
		s.some = s.some || len(p.order) == 0
		s.colspan.add(p.col.reach(0, p.col.count))
		p.base = taps * s.inputs
		taps += len(p.order)
	}
	s.panel = taps * s.inputs * lanes
	every := s.phases[0].row.every
	blocks := min(s.blocks, s.blockCount())
	s.lines = max(1, 1024/(blocks*s.cols))
	if s.isFlat() {
		s.lines = min(s.rows, max(1, 16384/(s.inputs*s.cols)))
	}
	s.lines = (s.lines + every - 1) / every * every
	strips := (s.rows + s.lines - 1) / s.lines
	s.lines = ((s.rows+strips-1)/strips + every - 1) / every * every
	s.strips = (s.rows + s.lines - 1) / s.lines

	_, whole := s.window(0, s.rows)
	// A flat sweep may read a vector past the end.
	s.direct = !s.isFlat() && s.colspan.some && whole.first >= 0 && whole.last < s.height && s.colspan.first >= 0 && s.colspan.last < s.width
	if s.direct {
		s.colspan = span{0, s.width - 1, true}
		s.windowRows, s.wide = s.height, s.width
		return
	}
	s.wide = s.colspan.size()
	for lo := 0; lo < s.rows; lo += s.lines {
		_, rows := s.window(lo, min(s.rows, lo+s.lines))
		s.windowRows = max(s.windowRows, rows.size())
	}
}

// window returns the first place of each phase in rows lo to hi−1, and the rows
// of the source that these meet. lo is a multiple of the phases' distance.
func (s *sweep) window(lo, hi int) (place int, rows span) {
	place = lo / s.phases[0].row.every
	for i := range s.phases {
		a := &s.phases[i].row
		rows.add(a.reach(place, a.until(hi)))
	}
	return place, rows
}

// until returns how many places are before element hi.
func (x *axis) until(hi int) int { return max(0, (hi-x.first+x.every-1)/x.every) }

// offsets computes where the elements lie that a place meets, in bytes from the
// first of them.
func (s *sweep) offsets() {
	for i := range s.phases {
		p := &s.phases[i]
		if len(p.order) == 0 {
			continue
		}
		p.up, p.left = slices.Min(p.row.at), slices.Min(p.col.at)
		if s.isFlat() {
			s.flatTaps(p)
			continue
		}
		s.tiles(p)
		p.groups = len(p.order) / p.q
		p.off = make([]int32, 0, s.inputs*p.groups)
		for ch := range s.inputs {
			for _, a := range p.row.at {
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
}

// countTurns returns how many groups of taps the tiles of a strip go through, if all
// its rows are there.
func (s *sweep) countTurns() int {
	turns := 0
	for i := range s.phases {
		if p := &s.phases[i]; p.width > 0 {
			turns += s.lines / p.row.every * ((p.col.count + p.width - 1) / p.width) * s.inputs * p.groups
		}
	}
	return max(1, turns*(s.blockCount()-s.pairs()/2))
}

// tiles chooses how many neighbouring places and taps a kernel takes for a phase.
func (s *sweep) tiles(p *phase) {
	p.q, p.reverse = p.col.neighbours()
	table := &s.tile[min(s.blocks, s.blockCount())][p.col.step]
	if p.q >= len(table) || table[p.q][1] == nil {
		p.q, p.reverse = 1, false
	}
	most := 0
	for n, kernel := range table[p.q] {
		if kernel != nil {
			most = n
		}
	}
	tiles := (p.col.count + most - 1) / most
	p.width = (p.col.count + tiles - 1) / tiles
}

// packWeights lays the weights as the kernels read them.
func (s *sweep) packWeights(w []float32, taps int) {
	if s.to != nil {
		s.packFlat(w, taps)
		return
	}
	blocks, wide := s.blockCount(), s.pairs()
	for g := range s.Groups {
		for b := 0; b < blocks; b++ {
			gap, to := lanes, s.panels[(g*blocks+b)*s.panel:]
			if b < wide {
				gap, to = 2*lanes, s.panels[(g*blocks+b&^1)*s.panel+b&1*lanes:]
			}
			s.packBlock(to, gap, w[g*s.group+b*lanes*s.output:], taps, min(lanes, s.outputs-b*lanes))
		}
	}
}

// packBlock lays the weights of up to 16 outputs.
func (s *sweep) packBlock(to []float32, gap int, w []float32, taps, channels int) {
	first := &s.phases[0]
	natural := len(s.phases) == 1 && len(first.order) == taps && first.order[0] == 0 && (taps == 1 || first.order[1] == 1)
	switch {
	case natural && s.tapw == taps: // an output's weights lie together
		s.pack(to, gap, w, s.output, s.inputs*taps, channels)
	case natural:
		for i := range s.inputs {
			s.pack(to[i*taps*gap:], gap, w[i*s.tapw:], s.output, taps, channels)
		}
	default:
		for i := range s.phases {
			s.packPhase(&s.phases[i], to[s.phases[i].base*gap:], gap, w, channels)
		}
	}
}

// packPhase lays the weights of one phase's taps.
func (s *sweep) packPhase(p *phase, to []float32, gap int, w []float32, channels int) {
	for ch := range s.inputs {
		for j, t := range p.order {
			row := to[(ch*len(p.order)+j)*gap:][:lanes]
			clear(row[channels:])
			for lane := range channels {
				row[lane] = w[lane*s.output+ch*s.tapw+t]
			}
		}
	}
}

// pairs returns how many of the blocks are taken two at a time.
func (s *sweep) pairs() int {
	if s.blocks < 2 {
		return 0
	}
	return s.blockCount() &^ 1
}

// piece computes the strips of rows lo to hi−1 of all images and groups.
func (s *sweep) piece(lo, hi int) {
	blocks := min(s.blocks, s.blockCount())
	sums := pool.Get[float32]((s.lines*s.cols + slack) * blocks * lanes)
	defer pool.Put(sums)
	var source []float32
	if !s.direct {
		source = pool.Get[float32](s.inputs*s.windowRows*s.wide + 16)
		defer pool.Put(source)
	}
	for u := lo; u < hi; u++ {
		s.strip(u, hi, source, sums)
	}
}

// strip computes some rows of all channels of one image's group: strip unit of
// those that end before last.
func (s *sweep) strip(unit, last int, source, sums []float32) {
	image, row := unit/s.strips, unit%s.strips*s.lines
	end := min(s.rows, row+s.lines)
	place, rows := s.window(row, end)
	x := s.x[image*s.inputs*s.height*s.width:][:s.inputs*s.height*s.width]
	if s.direct {
		source, rows.first = x, 0
	} else if rows.some {
		w := window{row: rows.first, col: s.colspan.first, rows: rows.size(), cols: s.wide, height: s.height, width: s.width}
		s.copy(source, s.windowRows*s.wide, x, s.inputs, &w)
	}
	if s.to != nil {
		s.flatStrip(image, row, end, source, rows.first)
		return
	}
	g, blocks, pairs := image%s.Groups, s.blockCount(), s.pairs()
	n := (end - row) * s.cols
	if s.alone {
		last = s.units
	}
	coming := ahead{x: s.x, y: s.y}
	if (image+1)*s.strips < last {
		coming = after(s.x, s.y, image+1, s.inputs*s.height*s.width, s.outputs*s.rows*s.cols, unit%s.strips, s.strips, s.turns)
	}
	for b := 0; b < blocks; b++ {
		size := 1
		if b < pairs {
			size = 2
		}
		if s.some {
			clear(sums[:n*size*lanes])
		}
		panel := s.panels[(g*blocks+b)*s.panel:]
		for i := range s.phases {
			s.sum(&s.phases[i], sums, panel, source, place, row, end, rows.first, size, &coming)
		}
		for j := range size {
			s.finish(image, g, b+j, row, n, sums[j*lanes:], size)
		}
		b += size - 1
	}
}

// sum adds up what the places of a phase meet, a tile at a time, and so many
// inputs at a time that their weights stay in the nearest cache.
func (s *sweep) sum(p *phase, sums, panel, source []float32, place, row, end, top, size int, coming *ahead) {
	rows := p.row.until(end) - place
	if rows <= 0 || p.col.count == 0 || len(p.order) == 0 {
		return
	}
	taps := len(p.order)
	vector := size * lanes
	turn, first := vector, 0
	if p.reverse {
		turn, first = -vector, (p.q-1)*vector
	}
	gap := p.col.every * size * lanes
	for ch, step := 0, s.nearby(taps, size); ch < s.inputs; ch += step {
		n := min(step, s.inputs-ch)
		s.poll()
		w := &panel[(p.base+ch*taps)*vector+first]
		off := &p.off[ch*p.groups]
		for col := 0; col < p.col.count; col += p.width {
			kernel := s.tile[size][p.col.step][p.q][min(p.width, p.col.count-col)]
			from := (place*p.row.step+p.up-top)*s.wide + col*p.col.step + p.left - s.colspan.first
			to := ((p.row.first+place*p.row.every-row)*s.cols + p.col.first + col*p.col.every) * size * lanes
			soon, later, soonstep, laterstep := coming.next(rows * n * p.groups)
			kernel(&source[from], off, n*p.groups, w, 4*turn, &sums[to], 4*gap, rows, 4*p.row.step*s.wide, 4*p.row.every*s.cols*size*lanes, ch,
				soon, later, soonstep, laterstep)
		}
	}
}

// nearby returns how many inputs are summed before the next place.
func (s *sweep) nearby(taps, size int) int {
	most := max(1, 6144/(taps*size*lanes))
	if s.inputs <= most+most/2 {
		return s.inputs
	}
	pieces := (s.inputs + most - 1) / most
	return (s.inputs + pieces - 1) / pieces
}

// finish writes the sums of a block to the result.
func (s *sweep) finish(image, g, block, row, n int, sums []float32, size int) {
	first := block * lanes
	places := s.rows * s.cols
	bias := s.biases[(g*s.blockCount()+block)*lanes:]
	s.unpack(s.y[(image*s.outputs+first)*places+row*s.cols:], places, sums, size*lanes, n, min(lanes, s.outputs-first), bias, s.relu)
}
