package child

import (
	"context"
	"fmt"

	"fluxrepl/interp"
	"fluxrepl/interp/capture"
)

// ReplayCommand is the cell that replays the session: see Session.Replay.
const ReplayCommand = "%replay"

// Replay runs the cells again that had succeeded in a process that died, in
// their order, to make their variables again. What they print and display is
// shown behind the name of each, their values are not. It ends with the first cell
// that fails, whose error it gives; the cells behind it can be replayed later. In a
// session that lost nothing it does nothing.
func (s *Session) Replay(ctx context.Context, out interp.Output) interp.Result {
	s.run.Lock()
	defer s.run.Unlock()
	s.mu.Lock()
	s.count++
	count := s.count
	lost := s.past
	s.past, s.unsaid = cells{}, nil
	s.mu.Unlock()
	var say sink
	say.set(0, out)
	if len(lost.list) == 0 {
		say.print(capture.Stdout, "nothing to replay: this session has lost no cell\n")
	}
	if lost.dropped > 0 {
		say.print(capture.Stderr, fmt.Sprintf("%d cells were too large to be kept and are not run again\n", lost.dropped))
	}
	for i, c := range lost.list {
		say.print(capture.Stdout, fmt.Sprintf("%s again\n", c.Name))
		r := s.execute(ctx, c, out)
		if r.Err == nil {
			continue
		}
		s.mu.Lock()
		s.past = s.past.and(cells{list: lost.list[i+1:]})
		s.mu.Unlock()
		r.Count = count
		return r
	}
	return interp.Result{Count: count}
}

// cells are cells to replay.
type cells struct {
	list    []interp.Cell
	size    int // bytes of their sources
	dropped int // cells for which there was no room
}

// maxKept bounds the bytes of the cells that are kept.
const maxKept = 64 << 20

// and returns the cells with others behind them.
func (cs cells) and(others cells) cells {
	cs.dropped += others.dropped
	for _, c := range others.list {
		if cs.size+len(c.Source) > maxKept {
			cs.dropped++
			continue
		}
		cs.list, cs.size = append(cs.list, c), cs.size+len(c.Source)
	}
	return cs
}
