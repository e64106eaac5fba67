package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"fluxrepl/interp"
)

// installFlags are the flags of `fluxrepl install` and `fluxrepl uninstall`.
type installFlags struct {
	user                              bool
	prefix, name, displayName, engine string
}

func installCommand() *command {
	return &command{
		name:  "install",
		short: "register the kernel with Jupyter",
		long: `
Writes a kernelspec with its logo, so that Jupyter offers notebooks in Go: for
this user (in $JUPYTER_DATA_DIR or Jupyter's usual place) or below --prefix. The
kernelspec names this very binary; one that go run has made is copied beside it.`,
		setup: func(fs *flag.FlagSet) action {
			var f installFlags
			f.place(fs)
			fs.StringVar(&f.displayName, "display-name", kernelDisplayName, "`NAME` shown to users")
			fs.StringVar(&f.engine, "engine", string(interp.Auto), "`ENGINE` that the kernel starts with: auto, interpreted or native")
			return func(a *app, args []string) error {
				if err := noArguments("install", args); err != nil {
					return err
				}
				return a.install(f)
			}
		},
	}
}

func uninstallCommand() *command {
	return &command{
		name:  "uninstall",
		short: "remove the kernel from Jupyter",
		long:  "Removes the kernelspec that fluxrepl install wrote with the same flags. A kernelspec of another program is left alone.",
		setup: func(fs *flag.FlagSet) action {
			var f installFlags
			f.place(fs)
			return func(a *app, args []string) error {
				if err := noArguments("uninstall", args); err != nil {
					return err
				}
				return a.uninstall(f)
			}
		},
	}
}

// place declares the flags that say where the kernelspec is.
func (f *installFlags) place(fs *flag.FlagSet) {
	fs.BoolVar(&f.user, "user", false, "for this user only (what happens without --prefix)")
	fs.StringVar(&f.prefix, "prefix", "", "below `DIR`/share/jupyter, e.g. /usr/local or a virtual environment")
	fs.StringVar(&f.name, "name", kernelName, "`NAME` by which notebooks ask for the kernel")
}

// dir is the folder of the kernelspec.
func (f *installFlags) dir() (string, error) {
	if f.user && f.prefix != "" {
		return "", &usageError{message: "--user and --prefix exclude each other"}
	}
	if err := checkName(f.name); err != nil {
		return "", err
	}
	kernels, err := kernelsDir(f.prefix)
	return filepath.Join(kernels, f.name), err
}

func (a *app) install(f installFlags) error {
	if _, err := parseEngine(f.engine); err != nil {
		return err
	}
	dir, err := f.dir()
	if err != nil {
		return err
	}
	exe, err := os.Executable()
	if err != nil {
		return fmt.Errorf("finding this program's file: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("installing the kernel: %w", err)
	}
	if isTemporary(exe) {
		kept := filepath.Join(dir, "fluxrepl")
		if runtime.GOOS == "windows" {
			kept += ".exe"
		}
		if err := copyBinary(exe, kept); err != nil {
			return fmt.Errorf("installing the kernel: copying the program: %w", err)
		}
		sayf(a.stdout, "Copied this temporary binary to %s\n", kept)
		exe = kept
	}
	if err := writeSpec(dir, newSpec(exe, f)); err != nil {
		return fmt.Errorf("installing the kernel: %w", err)
	}
	sayf(a.stdout, "Installed the kernel %q as %s in %s\n", f.displayName, f.name, dir)
	sayf(a.stdout, "Next: jupyter notebook (choose %s), or\n      jupyter nbconvert --to notebook --execute --ExecutePreprocessor.kernel_name=%s FILE.ipynb\n", f.displayName, f.name)
	if f.prefix != "" {
		sayf(a.stdout, "If Jupyter does not list it, add %s to JUPYTER_PATH\n", filepath.Dir(filepath.Dir(dir)))
	}
	return nil
}

// newSpec makes the kernelspec. Interrupts come by message: signals reach
// neither a kernel on another machine nor one on Windows.
func newSpec(exe string, f installFlags) kernelSpec {
	spec := kernelSpec{
		Argv:          []string{exe, "kernel", "--connection-file", "{connection_file}"},
		DisplayName:   f.displayName,
		Language:      "go",
		InterruptMode: "message",
		Metadata:      map[string]any{"debugger": false, "fluxrepl": version()},
	}
	if f.engine != string(interp.Auto) {
		spec.Argv = append(spec.Argv, "--engine", f.engine)
	}
	return spec
}

func (a *app) uninstall(f installFlags) error {
	dir, err := f.dir()
	if err != nil {
		return err
	}
	spec, err := readSpec(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("no kernel %s is installed in %s", f.name, filepath.Dir(dir))
	case err != nil:
		return err
	}
	if _, ours := spec.Metadata["fluxrepl"]; !ours {
		return fmt.Errorf("%s is not a kernel of fluxrepl: left alone", dir)
	}
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("removing the kernel: %w", err)
	}
	sayf(a.stdout, "Removed the kernel %s from %s\n", f.name, dir)
	return nil
}
