package toolchain

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
)

// module is the name of the module that host and plugins are built from.
const module = "fluxrepl"

// debugModule is a module that is linked into this program.
type debugModule = debug.Module

// hostBuild is how this program was built, as far as its plugins must share it.
type hostBuild struct {
	version  string // of Go
	main     debug.Module
	deps     []*debugModule // modules linked into the program
	race     bool
	trimpath bool
	values   map[string]string // of sharedFlags
	flags    []string          // for the Go command
	env      []string          // for the Go command and the tools
	foreign  string            // a setting that plugins cannot share, or ""
}

// sharedFlags are the build settings that change what the compiler makes of a
// package, and so must be the same for the plugins' copies.
var sharedFlags = []string{"-tags", "-gcflags", "-asmflags"}

// sharedEnv are the settings that travel by the environment.
var sharedEnv = map[string]bool{
	"GOEXPERIMENT": true, "GOFIPS140": true,
	"CGO_CFLAGS": true, "CGO_CPPFLAGS": true, "CGO_CXXFLAGS": true, "CGO_LDFLAGS": true,
	"GOAMD64": true, "GOARM64": true, "GOARM": true, "GO386": true, "GOPPC64": true,
	"GORISCV64": true, "GOMIPS": true, "GOMIPS64": true,
}

// foreignSettings are those with which no plugin can be opened, or of which no
// one knows whether it can.
var foreignSettings = map[string]bool{"-asan": true, "-msan": true, "-cover": true, "-linkshared": true}

// readHost reads the build information of this program.
func readHost() hostBuild {
	h := hostBuild{version: runtime.Version(), race: hostRace, values: map[string]string{}}
	// All are given, those that are not set too: the user's GOFLAGS may hold some.
	for _, name := range sharedFlags {
		h.values[name] = ""
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		h.read(info)
	}
	for _, name := range sharedFlags {
		h.flags = append(h.flags, name+"="+h.values[name])
	}
	h.flags = append(h.flags, fmt.Sprintf("-race=%t", h.race), fmt.Sprintf("-trimpath=%t", h.trimpath))
	return h
}

func (h *hostBuild) read(info *debug.BuildInfo) {
	h.main, h.deps = info.Main, info.Deps
	for _, s := range info.Settings {
		switch {
		case s.Key == "-trimpath":
			h.trimpath = s.Value == "true"
		case slices.Contains(sharedFlags, s.Key):
			h.values[s.Key] = s.Value
		case sharedEnv[s.Key]:
			// An empty value would let the user's own setting through, which
			// the host was built without, except for the flags of cgo: there
			// empty is what the Go command writes for its default.
			if s.Value != "" {
				h.env = append(h.env, s.Key+"="+s.Value)
			}
		case foreignSettings[s.Key] && s.Value != "false":
			h.foreign = s.Key
		case s.Key == "-buildmode" && s.Value != "exe" && s.Value != "pie":
			h.foreign = s.Key + "=" + s.Value
		}
	}
}

// describe names the settings that matter, for the doctor.
func (h *hostBuild) describe() string {
	words := []string{h.version, runtime.GOOS + "/" + runtime.GOARCH}
	for _, f := range h.flags {
		if !strings.HasSuffix(f, "=false") && !strings.HasSuffix(f, "=") {
			words = append(words, f)
		}
	}
	return strings.Join(append(words, h.env...), " ")
}
