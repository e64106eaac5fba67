package interp

import (
	"flag"
	"os"
	"testing"
)

// TestMain keeps the workshop open, so that it is made ready once.
func TestMain(m *testing.M) {
	if raceDetector {
		os.Exit(m.Run())
	}
	w := enterShop()
	code := m.Run()
	if w.leave() != nil && code == 0 {
		code = 1
	}
	os.Exit(code)
}

var everyNative = flag.Bool("native", false, "compile every cell of every test, not one test in four")

// sum spreads names evenly.
func sum(name string) (n int) {
	for _, c := range []byte(name) {
		n = n*31 + int(c)
	}
	return n & 0xff
}

// byEngine runs a test by every engine that is there. FLUXREPL_REQUIRE_CLIENTS
// in the environment makes a missing one fail.
func byEngine(t *testing.T, name string, f func(*testing.T, Engine)) {
	t.Run(name, func(t *testing.T) {
		t.Run(string(Interpreted), func(t *testing.T) { f(t, Interpreted) })
		for _, e := range []Engine{Native, Auto} {
			t.Run(string(e), func(t *testing.T) {
				needNative(t)
				if e == Native && !*everyNative && sum(name)%4 > 0 {
					t.Skip("one in four; all with -native")
				}
				f(t, e)
			})
		}
	})
}

// needNative skips a test where there is no native engine.
func needNative(t *testing.T) {
	t.Helper()
	if raceDetector {
		t.Skip("compiled cells run without the race detector: with it the standard library would be built once more")
	}
	w := enterShop()
	defer func() {
		if err := w.leave(); err != nil {
			t.Error(err)
		}
	}()
	<-w.ready
	if w.err == nil {
		return
	}
	if os.Getenv("FLUXREPL_REQUIRE_CLIENTS") != "" {
		t.Fatal(w.err)
	}
	t.Skip(w.err)
}
