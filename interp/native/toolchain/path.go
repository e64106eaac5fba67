package toolchain

import "strings"

// checkPath refuses import paths that the Go command would take for something
// else: a pattern, a file, a flag, a folder, or one of its own words.
func checkPath(path string) error {
	wrong := &PackageError{Path: path, Reason: "malformed import path"}
	switch path {
	case "", "all", "std", "cmd", "tool", "work", "main":
		return wrong
	}
	if strings.HasSuffix(path, ".go") || strings.Contains(path, "...") {
		return wrong
	}
	for element := range strings.SplitSeq(path, "/") {
		if element == "" || element[0] == '.' || element[0] == '-' || strings.Trim(element, pathLetters) != "" {
			return wrong
		}
	}
	return nil
}

// pathLetters are what the Go command allows in the path of a package.
const pathLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+"
