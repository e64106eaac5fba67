package data

// Error says which argument of which operation of this package was wrong. The
// operations panic with it, as those of package flux do with *flux.ShapeError;
// [Set.Check] and package train return it.
type Error struct {
	Op   string // what was asked for: "Split", "Loader", "New"
	Arg  string // which argument: "fraction", "batch size"
	Want string // what it must be: "more than 0 and less than 1"
	Got  string // what it was: "1.2"
}

// Error returns "data.Split: fraction: want more than 0 and less than 1, got 1.2".
func (e *Error) Error() string {
	return "data." + e.Op + ": " + e.Arg + ": want " + e.Want + ", got " + e.Got
}
