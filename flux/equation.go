package flux

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// An equation is the first argument of [Einsum], taken apart.
type equation struct {
	text string
	in   []string // the letters of each operand's axes; a dot is the ellipsis
	out  string
}

// dots stands for the ellipsis in a term.
const dots = '.'

// parseEquation panics with a [*DomainError] that shows the text and the place
// of the mistake.
func parseEquation(text string) equation {
	p := equationParser{source: text, text: []rune(text), seen: map[rune]int{}}
	e := equation{text: text}
	for {
		e.in = append(e.in, p.term(false))
		if p.at == len(p.text) || p.text[p.at] != ',' {
			break
		}
		p.at++
	}
	if p.at == len(p.text) {
		e.out = p.implied()
		return e
	}
	p.at += 2 // term stops at the end, a comma or an arrow
	e.out = p.term(true)
	return e
}

type equationParser struct {
	source string
	text   []rune
	at     int
	seen   map[rune]int // how often each letter occurs among the operands
}

// term reads letters up to a comma, an arrow or the end.
func (p *equationParser) term(out bool) string {
	var b strings.Builder
	for ; p.at < len(p.text); p.at++ {
		r := p.text[p.at]
		switch {
		case r == ' ':
		case r == '.':
			if p.at+3 > len(p.text) || p.text[p.at+1] != '.' || p.text[p.at+2] != '.' {
				p.fail("three dots in a row", "one alone")
			}
			if strings.ContainsRune(b.String(), dots) {
				p.fail(`one "..." in a term`, "another")
			}
			p.at += 2
			b.WriteRune(dots)
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
			switch {
			case !out:
				p.seen[r]++
			case strings.ContainsRune(b.String(), r):
				p.fail("each letter once in the result", "another "+quoted(r))
			case p.seen[r] == 0:
				p.fail("letters of the operands in the result", quoted(r))
			}
			b.WriteRune(r)
		case r == ',' && !out, r == '-' && !out && p.at+1 < len(p.text) && p.text[p.at+1] == '>':
			return b.String()
		default:
			want := `letters, "...", commas and "->"`
			if out {
				want = `letters and "..." after the "->"`
			}
			p.fail(want, quoted(r))
		}
	}
	return b.String()
}

// implied is the result of an equation without an arrow: the ellipsis, then the
// letters that occur once, in alphabetical order.
func (p *equationParser) implied() string {
	var once []rune
	for r, n := range p.seen {
		if n == 1 {
			once = append(once, r)
		}
	}
	slices.Sort(once)
	if slices.Contains(p.text, '.') {
		once = slices.Insert(once, 0, dots)
	}
	return string(once)
}

func (p *equationParser) fail(want, got string) {
	panic(&DomainError{Op: "Einsum", Arg: "equation", Want: want,
		Got: fmt.Sprintf("%s at character %d of %q", got, p.at+1, p.source)})
}

func quoted(r rune) string { return strconv.QuoteRune(r) }

// A labelled is a tensor with a name for each of its axes: a letter, or −1 − i
// for axis i from the right of those that the ellipsis stands for.
type labelled struct {
	t      *Tensor
	labels []int
}

// bind names the axes of the operands, and gives the size of every label and the
// labels of the result.
func (e equation) bind(ts []*Tensor) (operands []labelled, sizes map[int]int, out []int) {
	if len(ts) != len(e.in) {
		panic(&DomainError{Op: "Einsum", Want: fmt.Sprintf("%d tensors for %q", len(e.in), e.text), Got: strconv.Itoa(len(ts))})
	}
	mustFloat("Einsum", ts[0])
	sizes = map[int]int{}
	wide := 0
	for i, term := range e.in {
		mustMatch("Einsum", ts[0], ts[i])
		hidden := e.hidden(i, ts[i])
		wide = max(wide, hidden)
		x := labelled{ts[i], labelsOf(term, hidden)}
		e.measure(i, x, sizes)
		operands = append(operands, x)
	}
	return operands, sizes, labelsOf(e.out, wide)
}

// hidden returns how many axes the ellipsis of operand i stands for.
func (e equation) hidden(i int, t *Tensor) int {
	letters, open := len(e.in[i]), strings.ContainsRune(e.in[i], dots)
	if open {
		letters--
	}
	n := len(t.shape) - letters
	if n < 0 || n > 0 && !open {
		err := &ShapeError{Op: "Einsum", Arg: tensorName(i), Got: t.Shape(), Why: fmt.Sprintf("%q names %d axes in %q", spelled(e.in[i]), letters, e.text)}
		if !open {
			err.Want = unknown(letters)
		}
		panic(err)
	}
	return n
}

// measure notes the sizes of an operand's axes. A size of 1 goes with any other,
// but not on the diagonal of one operand.
func (e equation) measure(i int, x labelled, sizes map[int]int) {
	for a, label := range x.labels {
		n, known := sizes[label]
		got := x.t.shape[a]
		first := slices.Index(x.labels, label)
		switch {
		case first < a && got != x.t.shape[first]:
			n = x.t.shape[first]
		case !known || n == 1:
			sizes[label] = got
			continue
		case got == n || got == 1:
			continue
		}
		want := x.t.Shape()
		want[a] = n
		why := fmt.Sprintf("%q has that size before", rune(label))
		if label < 0 {
			why = `the axes under "..." cannot be broadcast`
		}
		panic(&ShapeError{Op: "Einsum", Arg: tensorName(i), Want: want, Got: x.t.Shape(), Why: why + fmt.Sprintf(" in %q", e.text)})
	}
}

func tensorName(i int) string { return "tensor " + strconv.Itoa(i) }

func spelled(term string) string { return strings.Replace(term, string(dots), "...", 1) }

// labelsOf gives every axis of a term its label; the ellipsis stands for that
// many axes.
func labelsOf(term string, hidden int) []int {
	var labels []int
	for _, r := range term {
		if r != dots {
			labels = append(labels, int(r))
			continue
		}
		for a := range hidden {
			labels = append(labels, a-hidden)
		}
	}
	return labels
}
