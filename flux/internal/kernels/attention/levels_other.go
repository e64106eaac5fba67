//go:build !amd64 || noasm

package attention

import "fluxrepl/flux/internal/cpu"

func assembled(cpu.Level) bool { return false }

func assembly(cpu.Level, loop, *byte) {}
