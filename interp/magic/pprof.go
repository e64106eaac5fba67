package magic

import (
	"bytes"
	"context"
	"flag"
	"os"
	"runtime/pprof"
	"sync"
	"time"

	"github.com/google/pprof/profile"

	"fluxrepl/interp/display"
)

var pprofMagic = &Magic{
	Name: "%pprof", Args: "[-o FILE] STATEMENT", Flags: []string{"o"}, Takes: TakesGo,
	Short: "run a statement and show where it spent processor time",
	Long:  pprofLong,
	Run: func(ctx context.Context, c *Call) error {
		file, text, err := c.pprofFlags()
		if err != nil {
			return err
		}
		if text == "" {
			return c.usage("want a statement")
		}
		src := Source{Text: at(c.Line, c.Col+len(c.Args)-len(text)) + text}
		return c.profile(ctx, file, src)
	},
}

var pprofCellMagic = &Magic{
	Name: "%%pprof", Args: "[-o FILE]", Flags: []string{"o"}, Body: "Go",
	Short: "run the cell and show where it spent processor time",
	Long:  pprofLong,
	Run: func(ctx context.Context, c *Call) error {
		file, text, err := c.pprofFlags()
		if err != nil {
			return err
		}
		if text != "" {
			return c.usage("want nothing behind the flags, got %s", text)
		}
		return c.profile(ctx, file, c.BodySource())
	},
}

const pprofLong = `
The picture is a flame graph: a bar is a function, its width the share of time
in it, below it what it called. The text lists the functions, and the lines of
interpreted cells. The processor is asked 100 times a second, so what takes less
than a second is told roughly. -o writes the profile for go tool pprof.`

func (c *Call) pprofFlags() (file, text string, err error) {
	text, err = c.leading(func(fs *flag.FlagSet) { fs.StringVar(&file, "o", "", "") })
	return file, text, err
}

// profile runs Go under the profiler; an error does not hide what was seen.
func (c *Call) profile(ctx context.Context, file string, src Source) error {
	var raw bytes.Buffer
	if err := pprof.StartCPUProfile(&raw); err != nil {
		return c.fail(err)
	}
	lines := sampleLines(c.Session)
	began := time.Now()
	value, failed := c.Session.Run(ctx, src)
	took := time.Since(began)
	seen := lines()
	pprof.StopCPUProfile()
	c.Value = value
	if file != "" {
		if err := write(c.path(file), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, raw.String()); err != nil {
			return c.fail(err)
		}
	}
	p, err := profile.ParseData(raw.Bytes())
	if err != nil {
		return c.fail(err)
	}
	tree := newTree(p, c.Session.Compiled)
	d := display.MakeData(display.MIMETypeText, tree.report(took, seen))
	if tree.total > 0 {
		d.Data[display.MIMETypeSVG] = tree.svg()
	}
	c.Session.Display(d)
	return failed
}

// sampleEvery is how often the line that an interpreted cell runs is noted.
const sampleEvery = 2 * time.Millisecond

// sampleLines notes which lines run until it is called.
func sampleLines(s Runner) (stop func() map[Place]int) {
	seen := map[Place]int{}
	if !sampling {
		return func() map[Place]int { return seen }
	}
	done := make(chan struct{})
	var ended sync.WaitGroup
	ended.Go(func() {
		tick := time.NewTicker(sampleEvery)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				if p, ok := s.Place(); ok {
					seen[p]++
				}
			}
		}
	})
	return func() map[Place]int {
		close(done)
		ended.Wait()
		return seen
	}
}
