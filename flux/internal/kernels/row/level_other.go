//go:build !amd64 || noasm

package row

func addLevels() {}
