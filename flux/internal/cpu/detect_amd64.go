//go:build !noasm

package cpu

import "golang.org/x/sys/cpu"

func detected() []Level {
	x := &cpu.X86
	var l []Level
	if x.HasAVX2 && x.HasFMA {
		l = append(l, AVX2)
		if x.HasAVX512F && x.HasAVX512BW && x.HasAVX512DQ && x.HasAVX512VL {
			l = append(l, AVX512)
		}
	}
	return l
}
