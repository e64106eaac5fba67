package toolchain

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// Toolchain is a Go installation and a C compiler that fit this program, with a
// work folder. Its methods may be called from several goroutines at once.
type Toolchain struct {
	opt    Options
	host   hostBuild
	goTool goCommand
	cc     []string
	source string
	dir    string // the work folder
	lock   *os.File

	archives archives
	linker   linker

	mu      sync.Mutex
	serial  int               // of the last package's folder
	built   map[string]*built // the session's own packages by path
	modFile string            // go.mod in place of the source folder's, or ""
	modules *Modules
	closed  bool

	running sync.WaitGroup  // what was begun
	ctx     context.Context // ends when the toolchain is closed
	stop    context.CancelFunc
}

// built is a package of the session that was compiled.
type built struct {
	archive string
	imports []string // of its packages
}

// Find looks for what native code needs and makes a work folder. It returns an
// *UnavailableError for what is missing, with a sentence that says so. It takes
// some tens of milliseconds and compiles nothing.
func Find(ctx context.Context, opt Options) (*Toolchain, error) {
	if opt.Packages == nil {
		opt.Packages = CellPackages()
	}
	p := &probe{opt: opt, host: readHost()}
	if err := p.run(ctx); err != nil {
		return nil, err
	}
	return p.toolchain()
}

// toolchain makes a toolchain of what a probe found, if it found everything.
func (p *probe) toolchain() (*Toolchain, error) {
	opt := p.opt
	t := &Toolchain{
		opt: opt, host: p.host, goTool: p.goTool, cc: p.cc, source: p.source,
		archives: archives{listing: newTurn()}, built: map[string]*built{},
	}
	t.ctx, t.stop = context.WithCancel(context.Background())
	if err := t.makeWork(p.parent); err != nil {
		return nil, asUnavailable("work folder", err)
	}
	return t, nil
}

// Describe says in one line what was found.
func (t *Toolchain) Describe() string {
	return fmt.Sprintf("%s at %s, C compiler %s, source %s", t.goTool.version, t.goTool.root, t.cc[0], t.source)
}

// Dir is the work folder; Close removes it.
func (t *Toolchain) Dir() string { return t.dir }

// Source is the folder of this module's source.
func (t *Toolchain) Source() string { return t.source }

// Close ends what is running and removes the work folder. Plugins that are open
// stay as they are.
func (t *Toolchain) Close() error {
	t.mu.Lock()
	if t.closed {
		t.mu.Unlock()
		return nil
	}
	t.closed = true
	m := t.modules
	t.mu.Unlock()
	t.stop()
	t.running.Wait()
	if m != nil {
		m.close()
	}
	err := os.RemoveAll(t.dir)
	_ = t.lock.Close() // the file is gone; nothing was written to it
	return err
}

// begin notes that something is running, which Close ends and waits for. done
// must be called at its end.
func (t *Toolchain) begin(ctx context.Context) (begun context.Context, done func(), err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return nil, nil, ErrClosed
	}
	t.running.Add(1)
	begun, cancel := context.WithCancelCause(ctx)
	stop := context.AfterFunc(t.ctx, func() { cancel(ErrClosed) })
	return begun, func() {
		stop()
		cancel(nil)
		t.running.Done()
	}, nil
}

// Forget drops a package that Build made, so that a later one may take its path
// and none can import it: one whose plugin could not be opened, for example.
func (t *Toolchain) Forget(path string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if b := t.built[path]; b != nil {
		delete(t.built, path)
		_ = os.RemoveAll(filepath.Dir(b.archive)) // at the latest, Close does
	}
}

// toolEnv is the environment of compile and link. Collecting garbage costs them
// a quarter of their time, so they do not until they have grown large.
func (t *Toolchain) toolEnv() []string {
	root := t.goTool.root
	if t.host.trimpath {
		root = "" // as the Go command does, so that the linker expands no names
	}
	env := environ("GOROOT="+root, "GOGC=off", "GOMEMLIMIT=1GiB", "TMPDIR="+t.dir)
	return append(env, t.host.env...)
}

// goEnv is the environment of the Go command.
func (t *Toolchain) goEnv() []string {
	env := environ("GOROOT="+t.goTool.root, "GOTOOLCHAIN=local", "GOWORK=off", "GO111MODULE=on", "CGO_ENABLED=1")
	return append(env, t.host.env...)
}

// goFlags are the flags with which the Go command compiles packages for plugins
// as it compiled them for this program.
func (t *Toolchain) goFlags() []string {
	flags := append([]string{"-buildmode=plugin", "-buildvcs=false", "-mod=readonly"}, t.host.flags...)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.modFile != "" {
		flags = append(flags, "-modfile="+t.modFile)
	}
	return flags
}

// ownModFile reports whether modules were added.
func (t *Toolchain) ownModFile() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.modFile != ""
}
