package toolchain

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// tryC finds the C compiler, which links plugins.
func tryC(_ context.Context, p *probe) (string, error) {
	words := strings.Fields(p.goTool.cc)
	if len(words) == 0 {
		words = []string{"gcc"}
	}
	for _, name := range []string{words[0], "gcc", "clang", "cc"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		p.cc = []string{absolute(path)}
		if name == words[0] {
			p.cc = append(p.cc, words[1:]...)
		}
		return strings.Join(p.cc, " "), nil
	}
	return "", &UnavailableError{
		What: "C compiler", Why: fmt.Sprintf("there is no C compiler (%s), which links plugins", words[0]),
		Fix: "install one (Debian, Ubuntu: apt install gcc libc6-dev; Fedora: dnf install gcc), or set CC",
	}
}

// tryCLibrary checks that the C compiler can link: on many systems what it needs
// for that is a package of its own.
func tryCLibrary(ctx context.Context, p *probe) (string, error) {
	missing := func(why string) error {
		return &UnavailableError{
			What: "C library", Why: why,
			Fix: "install the C library's development files (Debian, Ubuntu: apt install libc6-dev; Fedora: dnf install glibc-devel)",
		}
	}
	path, err := printFile(ctx, p.cc, "crti.o")
	if err != nil {
		return "", missing(fmt.Sprintf("the C compiler does not run: %v", err))
	}
	if !filepath.IsAbs(path) || !isFile(path) {
		return "", missing(fmt.Sprintf("the C compiler %s has no C library to link with (it finds no crti.o)", p.cc[0]))
	}
	return filepath.Dir(filepath.Clean(path)), nil
}

// printFile asks the C compiler where a file of its own is. It answers with the
// name alone if it has none.
func printFile(ctx context.Context, cc []string, name string) (string, error) {
	c := command{
		name: filepath.Base(cc[0]), path: cc[0], env: environ(),
		args: append(cc[1:len(cc):len(cc)], "-print-file-name="+name),
	}
	out, err := c.output(ctx)
	return strings.TrimSpace(string(out)), err
}
