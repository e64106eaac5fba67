//go:build !amd64 && !arm64

package cellrt

import (
	"runtime"
	"strconv"
	"strings"
)

// Self is a number that no other goroutine has which is alive now.
func Self() uintptr {
	var buf [64]byte
	text := strings.TrimPrefix(string(buf[:runtime.Stack(buf[:], false)]), "goroutine ")
	number, _, _ := strings.Cut(text, " ")
	id, err := strconv.ParseUint(number, 10, 64)
	if err != nil {
		return 0 // no goroutine has it
	}
	return uintptr(id)
}
