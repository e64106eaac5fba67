package magic

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
)

var cdMagic = &Magic{
	Name: "%cd", Args: "[FOLDER]", Takes: TakesDir,
	Short: "change the session's folder; without one, to the home folder",
	Long:  "Relative paths of cells and commands begin in the session's folder. - is the folder before.",
	Run: func(_ context.Context, c *Call) error {
		to := "~"
		if c.Args != "" {
			var err error
			if to, err = c.one("folder"); err != nil {
				return err
			}
		}
		old := c.Session.Dir()
		path := c.path(to)
		if to == "-" {
			if path = os.Getenv("OLDPWD"); path == "" {
				return c.usage("there is no folder before")
			}
		}
		if info, err := os.Stat(path); err != nil {
			return c.fail(err)
		} else if !info.IsDir() {
			return c.fail(fmt.Errorf("%s is not a folder", path))
		}
		if err := c.Session.SetDir(path); err != nil {
			return c.fail(err)
		}
		// As in a shell; nothing hangs on it but %cd - and commands that ask.
		_ = os.Setenv("OLDPWD", old)
		c.printf("%s\n", c.Session.Dir())
		return nil
	},
}

var pwdMagic = &Magic{
	Name: "%pwd", Short: "print the session's folder",
	Run: func(_ context.Context, c *Call) error {
		if err := c.none(); err != nil {
			return err
		}
		c.printf("%s\n", c.Session.Dir())
		return nil
	},
}

var lsMagic = &Magic{
	Name: "%ls", Args: "[PATH…]", Takes: TakesFile,
	Short: "list files with their sizes",
	Long:  "PATH may have the wildcards * ? and [a-z]. !ls lists as the shell does.",
	Run: func(_ context.Context, c *Call) error {
		w, err := c.words()
		if err != nil {
			return err
		}
		if len(w) == 0 {
			w = []string{"."}
		}
		t := newTable(tabwriter.AlignRight)
		for _, name := range w {
			if err := list(t, c.path(name)); err != nil {
				return c.fail(err)
			}
		}
		c.printf("%s", t)
		return nil
	},
}

// maxFiles bounds a listing.
const maxFiles = 10_000

// list writes a line for each file that a path or pattern names.
func list(t *table, path string) error {
	paths := []string{path}
	if strings.ContainsAny(filepath.Base(path), "*?[") {
		var err error
		if paths, err = filepath.Glob(path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if len(paths) == 0 {
			return fmt.Errorf("%s: no such files", path)
		}
	}
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return err
		}
		if !info.IsDir() || len(paths) > 1 {
			t.file(info)
			continue
		}
		entries, err := os.ReadDir(p)
		if err != nil {
			return err
		}
		slices.SortFunc(entries, func(a, b os.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
		for _, e := range entries[:min(len(entries), maxFiles)] {
			if info, err := e.Info(); err == nil { // else it is gone meanwhile
				t.file(info)
			}
		}
		if n := len(entries) - maxFiles; n > 0 {
			t.row("", fmt.Sprintf("and %d more", n))
		}
	}
	return nil
}

func (t *table) file(info os.FileInfo) {
	if info.IsDir() {
		t.row("", "  "+info.Name()+"/")
		return
	}
	t.row(size(uint64(max(info.Size(), 0))), "  "+info.Name())
}
