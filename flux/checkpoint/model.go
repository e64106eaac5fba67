package checkpoint

import (
	"fmt"
	"io"
	"strings"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

// Write writes the model's parameters and buffers under their nn.State paths, in
// the order of the model. The same model gives the same bytes.
func Write(w io.Writer, model any) error {
	names, tensors, err := state(model)
	if err != nil {
		return err
	}
	return encode(w, names, tensors, nil)
}

// Read reads a safetensors file from r into the model, whose tensors keep their
// identity: only their elements change. The file must hold exactly the model's
// tensors, each in its shape and type; otherwise the *Error names the first one
// that does not fit, or those that are missing or too many, and the model is as
// it was before.
func Read(r io.Reader, model any) error {
	names, tensors, err := state(model)
	if err != nil {
		return err
	}
	c, err := ReadAll(r)
	if err != nil {
		return err
	}
	if err := fits(c, names, tensors); err != nil {
		return err
	}
	for i, name := range names {
		fill(tensors[i], c.Tensors[name])
	}
	return nil
}

// state returns the model's tensors and their names.
func state(model any) (names []string, tensors []*flux.Tensor, err error) {
	parameters, err := walk(model)
	if err != nil {
		return nil, nil, &Error{Why: "no model to save or load", Err: err}
	}
	for _, p := range parameters {
		names = append(names, p.Path)
		tensors = append(tensors, p.Tensor)
	}
	if len(names) == 0 {
		return nil, nil, &Error{Why: fmt.Sprintf("the model (%T) has no parameters", model)}
	}
	return names, tensors, nil
}

// walk is nn.State with its panic on a nil model as an error.
func walk(model any) (parameters []nn.Parameter, err error) {
	defer flux.Catch(&err)
	return nn.State(model), nil
}

// fits reports a difference between the file and the model.
func fits(c *Contents, names []string, tensors []*flux.Tensor) error {
	known := make(map[string]bool, len(names))
	var missing []string
	for _, name := range names {
		known[name] = true
		if c.Tensors[name] == nil {
			missing = append(missing, name)
		}
	}
	var extra []string
	for _, name := range c.Names() {
		if !known[name] {
			extra = append(extra, name)
		}
	}
	if len(missing)+len(extra) > 0 {
		return mismatch(missing, extra)
	}
	for i, name := range names {
		if want, got := form(tensors[i]), form(c.Tensors[name]); want != got {
			return &Error{Tensor: name, Why: "does not fit the model", Want: want, Got: got}
		}
	}
	return nil
}

// mismatch words tensors that only the model or only the file has.
func mismatch(missing, extra []string) error {
	e := &Error{}
	var why []string
	if len(missing) > 0 {
		e.Tensor = missing[0]
		why = append(why, "missing in the file"+more(missing))
	}
	if len(extra) > 0 {
		if e.Tensor == "" {
			e.Tensor = extra[0]
			why = append(why, "not in the model"+more(extra))
		} else {
			why = append(why, fmt.Sprintf("the file has %q, which the model has not%s", clip(extra[0]), more(extra)))
		}
	}
	e.Why = strings.Join(why, "; ")
	return e
}

// more counts the names after the first.
func more(names []string) string {
	if len(names) == 1 {
		return ""
	}
	return fmt.Sprintf(" (and %d more: %s)", len(names)-1, list(names[1:]))
}

// list names a few tensors.
func list(names []string) string {
	const most = 4
	quoted := make([]string, 0, most+1)
	for i, name := range names {
		if i == most {
			quoted = append(quoted, "…")
			break
		}
		quoted = append(quoted, fmt.Sprintf("%q", clip(name)))
	}
	return strings.Join(quoted, ", ")
}

// form is what must agree: type and shape, "float32 [128 64]".
func form(t *flux.Tensor) string { return fmt.Sprintf("%v %v", t.DType(), t.Shape()) }

// fill copies the elements of a tensor of the same form.
func fill(to, from *flux.Tensor) {
	to.CopyFrom(from)
}
