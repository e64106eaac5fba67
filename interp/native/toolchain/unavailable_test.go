//go:build !linux || !cgo

package toolchain

import (
	"errors"
	"testing"
)

func TestFindWithoutPlugins(t *testing.T) {
	tc, err := Find(t.Context(), Options{})
	e, ok := errors.AsType[*UnavailableError](err)
	if !ok || e.What != "system" && e.What != "this program" || e.Why == "" {
		t.Errorf("got %v %v, want an *UnavailableError about the system or this program", tc, err)
	}
	if Healthy(Doctor(t.Context(), Options{})) {
		t.Error("the doctor misses nothing")
	}
}
