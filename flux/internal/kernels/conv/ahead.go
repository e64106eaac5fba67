package conv

// An ahead is what will be needed when this image is done: the next one, and its
// place in the other array. The kernels ask memory for it line by line while they
// compute, so that nobody waits for it then.
type ahead struct {
	x, y         []float32 // what is left to ask for, at least an element
	xstep, ystep int       // elements a turn
}

// mostAhead bounds the elements of an image in both arrays that are asked for: they
// are to be in the second-level cache still, beside those that are worked on.
const mostAhead = 1 << 17

// after returns the part of parts of what image, of those in x and y with so many
// elements each, has of both arrays, to be asked for in so many turns of a kernel.
func after(x, y []float32, image, xsize, ysize, part, parts, turns int) ahead {
	if xsize+ysize > mostAhead || (image+1)*xsize > len(x) {
		return ahead{x: x, y: y}
	}
	return ahead{
		x: x[image*xsize+xsize*part/parts:], xstep: (xsize/parts + turns - 1) / turns,
		y: y[image*ysize+ysize*part/parts:], ystep: (ysize/parts + turns - 1) / turns,
	}
}

// next returns what a call of so many turns asks for.
func (a *ahead) next(turns int) (x, y *float32, xstep, ystep int) {
	x, y = &a.x[0], &a.y[0]
	a.x, a.y = a.x[min(turns*a.xstep, len(a.x)-1):], a.y[min(turns*a.ystep, len(a.y)-1):]
	return x, y, 4 * a.xstep, 4 * a.ystep
}
