package toolchain

import "golang.org/x/sys/unix"

// noExec reports whether a folder's file system forbids loading code from it.
func noExec(dir string) bool {
	var s unix.Statfs_t
	return unix.Statfs(dir, &s) == nil && s.Flags&unix.ST_NOEXEC != 0
}
