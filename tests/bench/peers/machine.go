package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

// machine describes what was measured, and where.
func machine(peer map[string]any) map[string]any {
	info, _ := os.ReadFile("/proc/cpuinfo") // absent on other systems
	load, _ := os.ReadFile("/proc/loadavg")
	meta := map[string]any{
		"date":     time.Now().UTC().Format(time.DateOnly),
		"cpu":      field(string(info), "model name"),
		"features": features(field(string(info), "flags")),
		"machine":  fmt.Sprintf("%s/%s, %d processors", runtime.GOOS, runtime.GOARCH, runtime.NumCPU()),
		"load":     strings.Join(strings.Fields(string(load))[:min(3, len(strings.Fields(string(load))))], " "),
		"go":       runtime.Version(),
	}
	for _, name := range []string{"torch", "blas", "onednn"} {
		if v, ok := peer[name]; ok {
			meta[name] = v
		}
	}
	return meta
}

// field returns the value of the first line "name : value".
func field(text, name string) string {
	for line := range strings.Lines(text) {
		if k, v, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(k) == name {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// features returns those flags of a processor that kernels ask for.
func features(flags string) string {
	have := strings.Fields(flags)
	return strings.Join(slices.DeleteFunc(strings.Fields("avx2 fma f16c avx512f avx512bw avx512dq avx512vl avx512_vnni avx512_bf16 avx512_fp16 amx_tile asimd"),
		func(f string) bool { return !slices.Contains(have, f) }), " ")
}
