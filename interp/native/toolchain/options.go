package toolchain

// Options says how to find the toolchain and what to do with it. The zero value
// works.
type Options struct {
	// Go is the go command. Empty looks for one with the version that this
	// program was built with, in the usual places.
	Go string

	// Source is the folder of this module that the program was built from. Empty
	// takes the one in the environment's FLUXREPL_SOURCE, then the one that the
	// compiler recorded.
	Source string

	// Dir is where the work folder is made. Empty means the folder for temporary
	// files, or the user's cache where programs cannot be loaded from that.
	Dir string

	// Packages are what most packages of the session import: Warm makes them
	// ready. Nil means those of [CellPackages].
	Packages []string

	// Open opens a plugin, as plugin.Open does. With it, Warm and Doctor also
	// prove that plugins made here fit this program.
	Open func(path string) error

	// Progress, if not nil, is told of each package that Warm has compiled, which
	// takes a minute when it is done for the first time on a machine: how many
	// they are by now, how many there are in all, those included that need not be
	// compiled again, and its path. It is called from one goroutine at a time.
	Progress func(done, total int, what string)

	// PlainLink links with the C compiler in the ordinary way, without the
	// shortcut that saves a third of the time.
	PlainLink bool
}

// CellPackages are the packages that a cell finds imported, fmt, and the runtime
// of compiled cells.
func CellPackages() []string {
	return []string{
		"fmt", module + "/flux", module + "/flux/nn", module + "/flux/loss", module + "/flux/optim",
		module + "/flux/data", module + "/flux/train", module + "/flux/checkpoint",
		module + "/viz", module + "/interp/display", module + "/interp/native/cellrt",
	}
}
