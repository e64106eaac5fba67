package nbformat

import (
	"reflect"
	"testing"
)

type bundleOf = map[string]any

func TestRecorder(t *testing.T) {
	text := func(s string) bundleOf { return bundleOf{"text/plain": s} }
	for name, c := range map[string]struct {
		do   func(r *Recorder)
		want []*Output
	}{
		"streams of one name merge": {func(r *Recorder) {
			r.Stream("stdout", "a")
			r.Stream("stdout", "b\n")
			r.Stream("stderr", "c")
			r.Stream("stdout", "")
			r.Stream("stdout", "d")
		}, []*Output{{Kind: Stream, Name: "stdout", Text: "ab\n"}, {Kind: Stream, Name: "stderr", Text: "c"}, {Kind: Stream, Name: "stdout", Text: "d"}}},
		"bytes become base64, SVG stays": {func(r *Recorder) {
			r.Display(bundleOf{"image/png": []byte{1, 2}, "image/svg+xml": []byte("<svg/>")}, nil, nil)
		}, []*Output{{Kind: DisplayData, Data: Object{"image/png": "AQI=", "image/svg+xml": "<svg/>"}, Metadata: Object{}}}},
		"clear now": {func(r *Recorder) {
			r.Stream("stdout", "a")
			r.ClearOutput(false)
		}, nil},
		"clear waits": {func(r *Recorder) {
			r.Stream("stdout", "a")
			r.ClearOutput(true)
			r.Stream("stdout", "b")
		}, []*Output{{Kind: Stream, Name: "stdout", Text: "b"}}},
		"clear waits in vain": {func(r *Recorder) {
			r.Stream("stdout", "a")
			r.ClearOutput(true)
		}, []*Output{{Kind: Stream, Name: "stdout", Text: "a"}}},
		"update": {func(r *Recorder) {
			id := bundleOf{"display_id": "p"}
			r.Display(text("old"), nil, id)
			r.Update(text("new"), nil, id)
			r.Update(text("none"), nil, bundleOf{"display_id": "q"})
		}, []*Output{{Kind: DisplayData, Data: text("new"), Metadata: Object{}}}},
		"result and error": {func(r *Recorder) {
			r.Result(3, text("1"), nil)
			r.Error("panic", "why", []string{"t"})
		}, []*Output{
			{Kind: ExecuteResult, Count: 3, Data: text("1"), Metadata: Object{}},
			{Kind: ErrorOutput, EName: "panic", EValue: "why", Traceback: []string{"t"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			var r Recorder
			c.do(&r)
			if !reflect.DeepEqual(r.Outputs(), c.want) {
				t.Errorf("got %+v, want %+v", r.Outputs(), c.want)
			}
		})
	}
}
