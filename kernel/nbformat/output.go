package nbformat

import (
	"encoding/base64"
	"strings"
)

// The kinds of output that version 4 knows.
const (
	Stream        = "stream"
	DisplayData   = "display_data"
	ExecuteResult = "execute_result"
	ErrorOutput   = "error"
)

// Output is one output of a code cell. Which fields count depends on Kind.
type Output struct {
	Kind string // Stream, DisplayData, ExecuteResult, ErrorOutput, or one of a later version

	Name string // stream: "stdout" or "stderr"
	Text string // stream

	Data     Object // display_data, execute_result: MIME type → string, or any JSON for JSON types
	Metadata Object // display_data, execute_result
	Count    int    // execute_result: the execution count; 0 = null

	EName, EValue string   // error: its kind and message
	Traceback     []string // error: lines, with ANSI colours

	Extra Object // fields that version 4.5 does not have; all fields of an unknown kind
}

// Recorder collects the outputs of one cell as a front end would: neighbouring
// pieces of one stream become one output, a cleared output is gone, a picture
// shown again under its display id replaces the first. Its methods may not be
// called from several goroutines at once.
type Recorder struct {
	outputs []*Output
	ids     map[string][]*Output
	clear   bool // clear before the next output: clear_output(wait=true)
}

// Outputs returns what was recorded so far.
func (r *Recorder) Outputs() []*Output { return r.outputs }

func (r *Recorder) add(o *Output) {
	r.flushClear()
	r.outputs = append(r.outputs, o)
}

func (r *Recorder) flushClear() {
	if r.clear {
		r.outputs, r.clear = nil, false
	}
}

// Stream records a piece of text of the stream "stdout" or "stderr".
func (r *Recorder) Stream(name, text string) {
	if text == "" {
		return
	}
	r.flushClear()
	if n := len(r.outputs); n > 0 {
		if last := r.outputs[n-1]; last.Kind == Stream && last.Name == name {
			last.Text += text
			return
		}
	}
	r.add(&Output{Kind: Stream, Name: name, Text: text})
}

// Display records a MIME bundle. Bytes in it are stored as base64. A string
// "display_id" in transient lets a later Update change it.
func (r *Recorder) Display(data, metadata, transient map[string]any) {
	o := &Output{Kind: DisplayData, Data: bundle(data), Metadata: clone(metadata)}
	r.add(o)
	if id, _ := transient["display_id"].(string); id != "" {
		if r.ids == nil {
			r.ids = map[string][]*Output{}
		}
		r.ids[id] = append(r.ids[id], o)
	}
}

// Update replaces the bundles that were displayed under the id in transient;
// there may be none.
func (r *Recorder) Update(data, metadata, transient map[string]any) {
	id, _ := transient["display_id"].(string)
	for _, o := range r.ids[id] {
		o.Data, o.Metadata = bundle(data), clone(metadata)
	}
}

// Result records the value of the cell with its execution count.
func (r *Recorder) Result(count int, data, metadata map[string]any) {
	r.add(&Output{Kind: ExecuteResult, Count: count, Data: bundle(data), Metadata: clone(metadata)})
}

// Error records the error that ended the cell.
func (r *Recorder) Error(name, value string, traceback []string) {
	r.add(&Output{Kind: ErrorOutput, EName: name, EValue: value, Traceback: append([]string{}, traceback...)})
}

// ClearOutput drops all outputs: now, or if wait is true just before the next.
func (r *Recorder) ClearOutput(wait bool) {
	if wait {
		r.clear = true
		return
	}
	r.outputs, r.clear = nil, false
}

// bundle copies a MIME bundle into the form that a file holds: bytes as base64.
func bundle(data map[string]any) Object {
	o := make(Object, len(data))
	for mime, v := range data {
		if b, ok := v.([]byte); ok {
			v = encodeBytes(mime, b)
		}
		o[mime] = v
	}
	return o
}

// encodeBytes keeps bytes of a text type as they are: SVG is text in the
// format although it is an image.
func encodeBytes(mime string, b []byte) string {
	if isText(mime) {
		return string(b)
	}
	return base64.StdEncoding.EncodeToString(b)
}

// isText tells the types that Jupyter stores as a list of lines.
func isText(mime string) bool {
	return strings.HasPrefix(mime, "text/") || mime == "image/svg+xml" || mime == "application/javascript"
}

// isJSON tells the types whose value may be any JSON value.
func isJSON(mime string) bool {
	return mime == "application/json" || strings.HasPrefix(mime, "application/") && strings.HasSuffix(mime, "+json")
}

func clone(o map[string]any) Object {
	c := make(Object, len(o))
	for k, v := range o {
		c[k] = v
	}
	return c
}
