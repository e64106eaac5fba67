package interp

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// TestRecall runs cells one after another; want is the value, or what an error
// contains, behind a !.
func TestRecall(t *testing.T) {
	s := newSession(t)
	for i, c := range []struct{ src, want string }{
		{"6*7", "42"},
		{"_ + 1", "43"},
		{"__ * 2", "84"},
		{"Out[1] + _3 + ___", "168"},
		{"type P struct{ A int }\nP{3}", "{A:3}"},
		{"_.A", "3"},
		{"func (p P) Twice() int { return 2 * p.A }\n_5.Twice()", "6"},
		{"hidden := 5; hidden;", ""},
		{"Out[8]", "!cell 8 left no value that is still kept"},
		{"_77", "!cell 77 left no value that is still kept"},
		{"n := 1\nOut[n]", "!Out[n] wants the number of a cell"},
		{"_, a := 1, 2\nfor _, v := range []int{a} {\n\ta += v\n}\na", "4"},
		{"func f() int { return _1 }\nf()", "42"},
		{"var e error\ne", ""},
		{"strings.NewReader(\"abc\")", "&{s:abc i:0 prevRune:-1}"},
		{"_.Len()", "3"},
		{"_15.Len() + len(\"_\")", "4"},
		{"_1 := \"mine\"\n_1", "mine"},
		{"_1 + \"!\"", "mine!"},
		{"Out[19]", "mine!"},
		{"Out := []int{7}\nOut[0]", "7"},
		{"%reset out", ""},
		{"_", "!_ is the value of an earlier cell, and there is none"},
		{"f()", "42"},
		{"_ = 3", ""},
		{"_ += 3", "!cannot use _ as value"},
		{"%time 3 * 3", "9"},
		{"_", "9"},
		{"func g(_ int) (_ error) { return nil }\ntype T struct{ _ int }\n_", "9"},
	} {
		r := s.Execute(context.Background(), Cell{Source: c.src}, nil)
		got := ""
		switch {
		case r.Err != nil:
			got = "!" + r.Err.Message
		case r.Value != nil:
			got = r.Value.Text()
		}
		if want, isError := strings.CutPrefix(c.want, "!"); isError && !strings.Contains(got, want) || !isError && got != want {
			t.Errorf("cell %d, %s:\n got %s\nwant %s", i+1, c.src, got, c.want)
		}
	}
}

// TestRecallIsBounded holds that old values go.
func TestRecallIsBounded(t *testing.T) {
	s := newSession(t)
	for i := range maxValues + 10 {
		if r := s.Execute(context.Background(), Cell{Source: fmt.Sprint(i)}, nil); r.Err != nil {
			t.Fatal(r.Err)
		}
	}
	if n := len(s.magics.values); n != maxValues || len(s.magics.order) != n {
		t.Errorf("%d values are kept, in an order of %d, want %d", n, len(s.magics.order), maxValues)
	}
	if r := s.Execute(context.Background(), Cell{Source: "_10"}, nil); r.Err == nil {
		t.Errorf("the value of cell 10 is %s, want an error", r.Value.Text())
	}
	if r := s.Execute(context.Background(), Cell{Source: "_11"}, nil); r.Err == nil && r.Value.Text() != "10" {
		t.Errorf("the value of cell 11 is %s, want 10", r.Value.Text())
	}
}

// TestRecallSilent holds that a front end's own cells are not kept.
func TestRecallSilent(t *testing.T) {
	s := newSession(t)
	s.Execute(context.Background(), Cell{Source: "1"}, nil)
	s.Execute(context.Background(), Cell{Source: "2", Silent: true}, nil)
	if r := s.Execute(context.Background(), Cell{Source: "_"}, nil); r.Err != nil || r.Value.Text() != "1" {
		t.Errorf("_: got %v, %v, want 1", r.Value, r.Err)
	}
}
