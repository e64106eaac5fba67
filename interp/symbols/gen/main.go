// Command gen writes the generated part of package symbols: the interpreter's
// symbol tables and adapters as Go source, and the type information and docs of
// every package that a cell can import as two archives.
//
// It is run by go generate ./interp/symbols, from that folder, and needs nothing
// but the go command, the module's sources and the standard library's. The output
// depends on these alone: the same sources and Go version give the same bytes on
// every machine, so a test can tell a stale file from a fresh one.
//
//	-check     write nothing; fail if a file would change
//	-partial   leave out packages that do not exist or do not compile
//	-std       rewrite the standard library's archive even if it looks fresh
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	check := flag.Bool("check", false, "write nothing; fail if a file would change")
	partial := flag.Bool("partial", false, "leave out packages that do not exist or do not compile")
	std := flag.Bool("std", false, "rewrite the standard library's archive even if it looks fresh")
	dir := flag.String("dir", ".", "the folder of package symbols")
	flag.Parse()
	if err := run(*dir, *check, *partial, *std || *check); err != nil {
		fmt.Fprintln(os.Stderr, "symbols:", err)
		os.Exit(1)
	}
}

// run makes every generated file and writes, or compares, them all.
func run(dir string, check, partial, std bool) error {
	files := map[string][]byte{}
	house, err := load(housePackages, partial)
	if err != nil {
		return err
	}
	if err := house.source(files); err != nil {
		return err
	}
	if files["house.zip"], err = house.archive(wholeDoc); err != nil {
		return err
	}
	if err := addStd(files, dir, std); err != nil {
		return err
	}
	if check {
		return compare(dir, files)
	}
	return write(dir, files)
}

// addStd adds the archive and the adapters of the standard library. The archive
// depends on little but the Go version, so it is left alone while its fingerprint
// says that nothing changed: that saves most of the time and a megabyte of
// history.
func addStd(files map[string][]byte, dir string, force bool) error {
	paths, err := stdPackages()
	if err != nil {
		return err
	}
	mark, err := fingerprint(paths)
	if err != nil {
		return err
	}
	files["std.txt"] = mark
	old, err := os.ReadFile(filepath.Join(dir, "std.txt"))
	if err == nil && bytes.Equal(old, mark) && !force {
		return nil
	}
	lib, err := load(paths, false)
	if err != nil {
		return err
	}
	if files["adapters_std.go"], err = lib.stdAdapters(); err != nil {
		return err
	}
	if files["table_std.go"], err = lib.stdTables(); err != nil {
		return err
	}
	files["std.zip"], err = lib.archive(firstParagraph)
	return err
}

// write writes the files that changed and removes generated ones that are no
// longer made, such as the table of a package that is gone.
func write(dir string, files map[string][]byte) error {
	stale, err := orphans(dir, files)
	if err != nil {
		return err
	}
	for _, name := range stale {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			return err
		}
		fmt.Println("removed", name)
	}
	for _, name := range sorted(files) {
		path := filepath.Join(dir, name)
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, files[name]) {
			continue
		}
		if err := os.WriteFile(path, files[name], 0o644); err != nil {
			return err
		}
		fmt.Printf("wrote %s, %d bytes\n", name, len(files[name]))
	}
	return nil
}

// compare returns an error that names every file that differs from what is made
// now.
func compare(dir string, files map[string][]byte) error {
	stale, err := orphans(dir, files)
	if err != nil {
		return err
	}
	for _, name := range sorted(files) {
		old, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if !bytes.Equal(old, files[name]) {
			stale = append(stale, name)
		}
	}
	if len(stale) > 0 {
		return fmt.Errorf("stale: %s; run go generate ./interp/symbols", strings.Join(stale, ", "))
	}
	return nil
}

// orphans returns the generated Go files in dir that are not among files.
func orphans(dir string, files map[string][]byte) ([]string, error) {
	var names []string
	for _, pattern := range []string{"table_*.go", "adapters_*.go"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return nil, err
		}
		for _, path := range found {
			name := filepath.Base(path)
			if _, made := files[name]; !made && name != "adapters_std.go" && name != "table_std.go" {
				names = append(names, name)
			}
		}
	}
	return names, nil
}

// sorted returns the keys of a map in order.
func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
