package toolchain

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"go/build"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// goCommand is a Go installation.
type goCommand struct {
	path     string // of the command
	version  string // such as go1.26.8
	root     string // GOROOT
	toolDir  string // where compile and link are
	cc, cxx  string // the C and C++ compilers that it would use
	modCache string
	cache    string // the build cache
}

// tool returns the path of one of the tools.
func (g *goCommand) tool(name string) string { return filepath.Join(g.toolDir, name) }

// tryGo looks for a Go installation of exactly the version of this program:
// plugins share the runtime with it.
func tryGo(ctx context.Context, p *probe) (string, error) {
	var others []string
	for _, path := range goPlaces(p.opt.Go, p.host.version) {
		g, err := askGo(ctx, path)
		if err != nil {
			if ctx.Err() != nil {
				return "", context.Cause(ctx)
			}
			continue
		}
		if g.version == p.host.version {
			p.goTool = g
			return fmt.Sprintf("%s, %s", g.path, g.version), nil
		}
		others = append(others, fmt.Sprintf("%s is %s", g.path, g.version))
	}
	e := &UnavailableError{What: "go command", Fix: "install " + p.host.version + " and put its bin folder into PATH, or set GOROOT"}
	if len(others) > 0 {
		e.Why = fmt.Sprintf("this program was built with %s, and native code needs exactly that version, but %s",
			p.host.version, strings.Join(others, " and "))
		return "", e
	}
	e.Why = "there is no go command"
	if p.opt.Go != "" {
		e.Why = "there is no go command at " + p.opt.Go
	}
	return "", e
}

// goPlaces lists the go commands that exist, most likely first.
func goPlaces(wanted, version string) []string {
	if wanted != "" {
		return existing([]string{wanted})
	}
	var list []string
	if root := os.Getenv("GOROOT"); root != "" {
		list = append(list, filepath.Join(root, "bin", "go"))
	}
	if path, err := exec.LookPath("go"); err == nil {
		list = append(list, path)
	}
	if build.Default.GOROOT != "" {
		list = append(list, filepath.Join(build.Default.GOROOT, "bin", "go"))
	}
	short := strings.Join(strings.SplitN(strings.TrimPrefix(version, "go"), ".", 3)[:min(2, strings.Count(version, ".")+1)], ".")
	list = append(list, "/usr/local/go/bin/go", "/usr/lib/go-"+short+"/bin/go", "/usr/lib/go/bin/go", "/opt/go/bin/go", "/snap/go/current/bin/go")
	downloaded := filepath.Join("golang.org", "toolchain@v0.0.1-"+version+"."+runtime.GOOS+"-"+runtime.GOARCH, "bin", "go")
	if cache := os.Getenv("GOMODCACHE"); cache != "" {
		list = append(list, filepath.Join(cache, downloaded))
	}
	for _, path := range filepath.SplitList(build.Default.GOPATH) {
		list = append(list, filepath.Join(path, "pkg", "mod", downloaded))
	}
	if home, err := os.UserHomeDir(); err == nil {
		list = append(list, filepath.Join(home, "sdk", version, "bin", "go"), filepath.Join(home, "go", "bin", "go"))
	}
	return existing(list)
}

// existing keeps the files that exist, each once.
func existing(paths []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, p := range paths {
		p = absolute(p)
		key := p
		if real, err := filepath.EvalSymlinks(p); err == nil {
			key = real
		}
		if !seen[key] && isFile(p) {
			seen[key] = true
			out = append(out, p)
		}
	}
	return out
}

// askGo asks a go command for its version and places.
func askGo(ctx context.Context, path string) (goCommand, error) {
	c := command{
		name: "go env", path: path, args: []string{"env", "-json"}, dir: os.TempDir(),
		env: environ("GOTOOLCHAIN=local", "GOWORK=off"),
	}
	out, err := c.output(ctx)
	if err != nil {
		return goCommand{}, err
	}
	var env map[string]string
	if err := json.Unmarshal(out, &env); err != nil {
		return goCommand{}, fmt.Errorf("%s env: %w", path, err)
	}
	g := goCommand{
		path: path, version: env["GOVERSION"], root: env["GOROOT"], toolDir: env["GOTOOLDIR"],
		cc: env["CC"], cxx: cmp.Or(env["CXX"], "g++"), modCache: env["GOMODCACHE"], cache: env["GOCACHE"],
	}
	if g.root == "" || g.toolDir == "" {
		return goCommand{}, fmt.Errorf("%s env: it names no GOROOT", path)
	}
	return g, nil
}

// Present says that a Go command is there at all, which costs next to nothing
// to find out; Find says whether it will do.
func Present() bool { return len(goPlaces("", runtime.Version())) > 0 }
