// Package toolchain compiles packages of a session into plugins with the Go
// command and the C compiler of the machine, in a quarter of a second each.
//
// It does not open what it makes: opening needs cgo, and this package builds
// everywhere. A caller on Linux passes the path to plugin.Open.
//
//	t, err := toolchain.Find(ctx, toolchain.Options{Open: open})
//	// err is an *UnavailableError with a sentence that says what is missing.
//	defer t.Close()
//	err = t.Warm(ctx)
//	r, err := t.Build(ctx, toolchain.Package{
//		Path:    "s/r1",
//		Files:   []toolchain.File{{Name: "cell.go", Source: src}},
//		Imports: []string{"fmt", "fluxrepl/flux"},
//	})
//	// err is a *CompileError with positions, or a *ToolError.
//	err = open(r.Plugin) // runs the package's init
//	err = r.Discard()    // the file is not needed once it is open
//
// # Rules for the source of a package
//
// The package clause may be main, so that %T prints main.Point for every
// package; what makes packages different is Path, which must be unique in the
// process and must not be "main": the linker would drop the package's init.
// A package called main must not declare exported functions or variables at its
// top level: the compiler lists those of such a package for plugin lookups, under
// names that a package importing it does not have, and opening that one fails.
// Exported constants, types, methods and generic functions are fine, and so are
// type aliases, through which a later package reaches an unexported type:
//
//	type point struct{ X, y int }
//	type T_point = point
//
// Functions and variables are handed over by init, through a registry in a
// compiled package that host and plugins share.
//
// Positions are those of //line comments. Give all three parts, as in
// //line cell 7:3:1; without the column no error has one.
//
// # What must agree
//
// The runtime opens a plugin only if each package that it shares with the host
// was compiled from the same source by the same compiler with the same flags. So
// the Go version, -race, -trimpath, -tags and -gcflags are taken from the host's
// build information, the packages of this module from the source folder that the
// host was built from, and other modules from its build list; [Modules] refuses
// what would change that list. The link embeds all that the package reaches; at
// opening, the dynamic linker lets the copy that came first win.
package toolchain
