package kernel

import (
	"log/slog"
	"os"
	"time"

	"fluxrepl/kernel/transport"
)

// ConnectionInfo says where the kernel listens and how messages are signed.
type ConnectionInfo = transport.ConnectionInfo

// ParseConnectionFile reads the connection file that a front end wrote for
// its kernel. Errors name the file and the key at fault.
func ParseConnectionFile(path string) (ConnectionInfo, error) {
	return transport.ParseConnectionFile(path)
}

// Option changes how a kernel is served.
type Option interface{ apply(*config) }

// config is what the options set; defaults stand in newConfig.
type config struct {
	log        *slog.Logger
	interrupts <-chan os.Signal
	sigint     bool
	history    int
	flush      time.Duration
	patience   time.Duration
	ports      ConnectionInfo
}

func newConfig(opts []Option) config {
	c := config{
		log:      slog.New(slog.DiscardHandler),
		history:  10_000,
		flush:    25 * time.Millisecond,
		patience: 5 * time.Second,
	}
	for _, o := range opts {
		o.apply(&c)
	}
	return c
}

type optionFunc func(*config)

func (f optionFunc) apply(c *config) { f(c) }

// Logger sends what the kernel has to say about peers and messages (dropped
// messages, unknown types, panics of the interpreter) to l. Without it nothing
// is logged.
func Logger(l *slog.Logger) Option {
	return optionFunc(func(c *config) {
		if l != nil {
			c.log = l
		}
	})
}

// HandleSIGINT makes SIGINT interrupt the running cell for as long as the
// kernel is served; while none runs it does nothing. Front ends send it when the
// kernelspec's interrupt_mode is "signal", the default.
func HandleSIGINT() Option { return optionFunc(func(c *config) { c.sigint = true }) }

// Interrupts makes every value received on ch interrupt the running cell.
func Interrupts(ch <-chan os.Signal) Option {
	return optionFunc(func(c *config) { c.interrupts = ch })
}

// HistorySize bounds how many cells are remembered, 10,000 if it is not
// given; 0 remembers none.
func HistorySize(n int) Option { return optionFunc(func(c *config) { c.history = max(n, 0) }) }

// FlushInterval is how long stream output may wait to be sent together with
// what follows it, 25 ms if it is not given.
func FlushInterval(d time.Duration) Option { return optionFunc(func(c *config) { c.flush = d }) }

// Patience is how long the end of Serve waits for a cell that does not heed its
// interrupt, 5 s if it is not given.
func Patience(d time.Duration) Option { return optionFunc(func(c *config) { c.patience = d }) }
