package nn

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"fluxrepl/flux"
)

// node is a line of a model's tree.
type node struct {
	name     string // "0", or a field's name in a layer of one's own
	label    string // "Dense(64 → 32, ReLU)"
	count    int    // trained values in it that no line before has shown
	shared   bool   // all its tensors were shown before
	children []node
}

// String returns the chain as a tree with the number of trained values of
// each layer, and the total below it.
func (c *ChainLayer) String() string {
	if c == nil {
		return "Chain(nil)"
	}
	root := treeOf("", c, map[*flux.Tensor]bool{})
	rows := root.rows("", "", nil)
	return table(rows) + totals(c)
}

// treeOf returns the tree of a layer. seen are the tensors shown so far, so
// that shared ones are counted once.
func treeOf(name string, l any, seen map[*flux.Tensor]bool) node {
	if isNil(l) || isNil(unwrapped(l)) {
		return node{name: name, label: "nil"}
	}
	n := node{name: name, label: label(l)}
	total := 0
	fresh := map[*flux.Tensor]bool{}
	for _, leaf := range flux.Leaves(l) {
		total++
		if !seen[leaf.Tensor] {
			fresh[leaf.Tensor] = true
			if trained(leaf) {
				n.count += leaf.Tensor.Size()
			}
		}
	}
	n.shared = total > 0 && len(fresh) == 0
	switch t := l.(type) {
	case *ChainLayer:
		for i, inner := range t.Layers {
			n.children = append(n.children, treeOf(strconv.Itoa(i), inner, seen))
		}
	case *DenseLayer, *Conv2DLayer, *EmbeddingLayer:
	default:
		n.children = fieldsOf(l, seen)
	}
	for t := range fresh {
		seen[t] = true
	}
	return n
}

// fieldsOf returns the lines of a layer that was written elsewhere: its
// layers as trees, its tensors, and the tensors in anything else.
func fieldsOf(l any, seen map[*flux.Tensor]bool) []node {
	v := reflect.ValueOf(unwrapped(l))
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return leavesOf("", l, false, seen)
	}
	var nodes []node
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || f.Tag.Get("flux") == "-" {
			continue
		}
		name := fieldName(f)
		switch value := v.Field(i).Interface().(type) {
		case Layer:
			if !missing(value) && len(flux.Leaves(value)) > 0 {
				nodes = append(nodes, treeOf(name, value, seen))
			}
		default:
			nodes = append(nodes, leavesOf(name, value, f.Tag.Get("flux") == "buffer", seen)...)
		}
	}
	return nodes
}

// leavesOf returns a line for every tensor in v, a field that may be tagged as
// a buffer.
func leavesOf(name string, v any, buffer bool, seen map[*flux.Tensor]bool) []node {
	if isNil(v) {
		return nil
	}
	var nodes []node
	for _, leaf := range flux.Leaves(v) {
		leaf.Buffer = leaf.Buffer || buffer
		n := node{name: strings.Trim(name+"."+leaf.Path, "."), label: fmt.Sprint(leaf.Tensor.Shape()), shared: seen[leaf.Tensor]}
		switch {
		case n.shared:
		case !trained(leaf):
			n.label += " not trained"
		default:
			n.count = leaf.Tensor.Size()
		}
		seen[leaf.Tensor] = true
		nodes = append(nodes, n)
	}
	return nodes
}

// fieldName returns a field's step in the paths of flux.Leaves. It asks Leaves
// itself, so that a tree and a saved file can not come to differ.
func fieldName(f reflect.StructField) string {
	if f.Anonymous {
		return ""
	}
	probe := reflect.New(reflect.StructOf([]reflect.StructField{{Name: f.Name, Type: tensorType, Tag: f.Tag}})).Elem()
	probe.Field(0).Set(reflect.ValueOf(flux.Scalar(0)))
	return flux.Leaves(probe.Interface())[0].Path
}

// text returns the line's own text, without the tree's branches.
func (n node) text() string {
	if n.name == "" {
		return n.label
	}
	return n.name + ": " + n.label
}

// size returns what stands in the column of sizes: nothing for a line that is
// the sum of the lines below it.
func (n node) size() string {
	switch {
	case len(n.children) > 0:
		return ""
	case n.shared:
		return "shared"
	case n.count == 0:
		return ""
	}
	return thousands(n.count)
}

// rows adds the tree's lines to rows.
func (n node) rows(first, rest string, rows [][]string) [][]string {
	rows = append(rows, []string{first + n.text(), n.size()})
	for i, child := range n.children {
		branch, below := "├─ ", "│  "
		if i == len(n.children)-1 {
			branch, below = "└─ ", "   "
		}
		rows = child.rows(rest+branch, rest+below, rows)
	}
	return rows
}

// table returns rows as lines, the columns two spaces apart, sizes (columns
// that hold nothing but numbers below the heading) to the right.
func table(rows [][]string) string {
	widths := map[int]int{}
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if isSize(cell) {
				line += pad + cell + "  "
			} else {
				line += cell + pad + "  "
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// isSize reports whether a cell stands in a column of sizes.
func isSize(cell string) bool {
	return cell == "shared" || cell == "values" || cell != "" && strings.Trim(cell, "0123456789,") == ""
}

// totals returns the line below a tree: "2,410 parameters in 4 tensors, 9.4
// KiB".
func totals(model any) string {
	count, tensors, bytes, fixed := 0, 0, 0, 0
	for _, l := range flux.Leaves(model) {
		bytes += l.Tensor.Size() * byteSize(l.Tensor.DType())
		if !trained(l) {
			fixed += l.Tensor.Size()
			continue
		}
		count += l.Tensor.Size()
		tensors++
	}
	if count+fixed == 0 {
		return "no parameters"
	}
	s := fmt.Sprintf("%s in %s", plural(count, "parameter"), plural(tensors, "tensor"))
	if fixed > 0 {
		s += fmt.Sprintf(", %s not trained", plural(fixed, "value"))
	}
	return s + ", " + size(bytes)
}

func byteSize(d flux.DType) int {
	if d == flux.Float64 {
		return 8
	}
	return 4
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// thousands returns n with commas, 1,234,567.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// size returns a number of bytes to read: "9.4 KiB".
func size(bytes int) string {
	value, unit := float64(bytes), "B"
	for _, larger := range []string{"KiB", "MiB", "GiB", "TiB"} {
		if value < 1024 {
			break
		}
		value, unit = value/1024, larger
	}
	if unit == "B" {
		return fmt.Sprintf("%d B", bytes)
	}
	return fmt.Sprintf("%.1f %s", value, unit)
}
