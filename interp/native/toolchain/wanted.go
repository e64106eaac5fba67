package toolchain

import (
	"fmt"
	"path/filepath"
	"strings"
)

// parseGet reads what Get is asked for.
func parseGet(what string) (path, version, dir string, err error) {
	what = strings.TrimSpace(what)
	if before, after, ok := strings.Cut(what, "=>"); ok {
		path, dir = strings.TrimSpace(before), strings.TrimSpace(after)
		return path, "", absolute(dir), checkFolder(path, absolute(dir))
	}
	if strings.HasPrefix(what, ".") || filepath.IsAbs(what) {
		dir = absolute(what)
		if path, err = moduleName(dir); err != nil {
			return "", "", "", err
		}
		return path, "", dir, nil
	}
	path, version, _ = strings.Cut(what, "@")
	if version == "none" {
		return "", "", "", &PackageError{Path: path, Reason: "a module cannot be taken out of a running session"}
	}
	if checkPath(path) != nil || strings.HasPrefix(version, "-") || strings.ContainsAny(version, " \t\n\"'`\\@") {
		return "", "", "", &PackageError{Path: what, Reason: "want module@version, a folder, or module=>folder"}
	}
	return path, version, "", nil
}

// checkFolder reports what is wrong with "module=>folder".
func checkFolder(path, dir string) error {
	if err := checkPath(path); err != nil {
		return err
	}
	name, err := moduleName(dir)
	if err == nil && name != path {
		err = &PackageError{Path: path, Reason: fmt.Sprintf("the module in %s is called %s", dir, name)}
	}
	return err
}
