package main

import (
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

func versionCommand() *command {
	return &command{
		name:  "version",
		short: "print the version of this program and its parts",
		long:  "Prints the version of fluxrepl, the revision it was built from, the version of Go and the engines.",
		setup: func(*flag.FlagSet) action {
			return func(a *app, args []string) error {
				if err := noArguments("version", args); err != nil {
					return err
				}
				_, err := fmt.Fprint(a.stdout, versionText())
				return err
			}
		},
	}
}

// version returns the version of the main module: "(devel)" for a build from a
// working tree without a tag.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

func versionText() string {
	var b strings.Builder
	fmt.Fprintf(&b, "fluxrepl %s\n", version())
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if rev := settings["vcs.revision"]; rev != "" {
		dirty := ""
		if settings["vcs.modified"] == "true" {
			dirty = ", with changes"
		}
		fmt.Fprintf(&b, "revision %s (%s%s)\n", rev, settings["vcs.time"], dirty)
	}
	fmt.Fprintf(&b, "%s %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintf(&b, "engines: interpreted (yaegi %s) and native (see fluxrepl doctor)\n", dependency(info, "github.com/traefik/yaegi"))
	return b.String()
}

func dependency(info *debug.BuildInfo, path string) string {
	for _, d := range info.Deps {
		if d.Path == path {
			return d.Version
		}
	}
	return "of this build"
}
