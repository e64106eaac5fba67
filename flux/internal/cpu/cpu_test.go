package cpu

import (
	"strings"
	"testing"
)

func TestChoose(t *testing.T) {
	have := []Level{Go, AVX2, AVX512}
	for name, want := range map[string]Level{"": AVX512, "go": Go, "avx2": AVX2, "avx512": AVX512} {
		if got := choose(name, have); got != want {
			t.Errorf("choose(%q) = %v, want %v", name, got, want)
		}
	}
	for _, name := range []string{"neon", "sse", "AVX2"} {
		func() {
			defer func() {
				if text, _ := recover().(string); !strings.Contains(text, name) {
					t.Errorf("choose(%q) panicked with %q", name, text)
				}
			}()
			choose(name, have)
		}()
	}
}

func TestActive(t *testing.T) {
	t.Logf("available %v, active %v", Available(), Active())
}
