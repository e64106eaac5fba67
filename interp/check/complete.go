package check

import (
	"go/ast"
	"go/token"
	"go/types"
	"sort"
	"strings"
)

// Completion says what may stand at a place of a cell: each of Items instead of
// the bytes from Start to End, the likeliest first.
type Completion struct {
	Start, End int
	Items      []Item
}

// Item is one proposal.
type Item struct {
	// Text replaces the range; Kind is one of function, method, variable,
	// constant, type, package, field, keyword, label, path.
	Text, Kind string
	// Type is the Go type or signature; Doc the first paragraph of the
	// documentation. Both may be empty.
	Type, Doc string
}

// maxItems bounds a completion; a reader looks at twenty.
const maxItems = 400

// CompleteAt returns what may stand at cursor, a byte offset in src, a cell that is
// being typed and need not parse. It sees the names of env, what the cell itself
// declares, and the variables of the functions and blocks around the cursor.
//
// After a dot it offers members, in an import the paths of packages, in a composite
// literal of a struct the fields that are still missing, behind break, continue and
// goto labels, and elsewhere names: those of the type that is wanted there first, then
// variables near by, names of the session, packages, and what is predeclared. Directly behind an opening parenthesis it offers nothing; there the
// signature helps, see [Inspect]. Names that begin as typed come first, then those
// that do if case is ignored, then those that contain the letters in order.
//
// It never panics, and returns no items where there is nothing to offer: in comments,
// strings and numbers.
func CompleteAt(env Env, src string, cursor int) Completion {
	cursor = min(max(cursor, 0), len(src))
	at := locate(src, cursor)
	out := Completion{Start: at.start, End: at.end}
	var found []candidate
	switch {
	case at.importPath:
		found = importPaths()
	case at.nowhere:
	case at.branch != token.ILLEGAL:
		found = branchLabels(env, src, at)
	case at.afterDot:
		found = membersAt(env, src, at)
	case at.prefix == "" && at.before == token.LPAREN:
	default:
		found = namesAt(env, src, at)
	}
	out.Items = rank(env, found, at.prefix)
	return out
}

// A candidate is a proposal before it is ranked.
type candidate struct {
	text  string
	kind  string
	typ   string
	obj   types.Object // nil for keywords and import paths
	owner string       // the type of a field or method, for its doc
	group int          // the nearer the smaller
	fits  bool         // it has the type that is wanted there
}

// The groups of candidates, nearest first.
const (
	groupField = iota // fields of a literal, members
	groupLocal
	groupSession
	groupPackage
	groupUniverse
	groupUnimported
)

// rank picks the candidates that match what was typed and orders them.
func rank(env Env, found []candidate, prefix string) []Item {
	type ranked struct {
		candidate
		quality int
	}
	var hits []ranked
	seen := map[string]bool{}
	for _, c := range found {
		q, ok := match(c.text, prefix)
		if !ok || seen[c.text] || c.text == cursorName {
			continue
		}
		seen[c.text] = true
		hits = append(hits, ranked{c, q})
	}
	sort.SliceStable(hits, func(i, j int) bool {
		a, b := hits[i], hits[j]
		if a.quality != b.quality {
			return a.quality < b.quality
		}
		if a.fits != b.fits {
			return a.fits
		}
		if a.group != b.group {
			return a.group < b.group
		}
		return a.text < b.text
	})
	// Letters in order are a guess for when nothing fits better: Den is not meant
	// to offer Identity beside Dense.
	best := 0
	for best < len(hits) && hits[best].quality < scattered {
		best++
	}
	if best > 0 {
		hits = hits[:best]
	}
	if len(hits) > maxItems {
		hits = hits[:maxItems]
	}
	items := make([]Item, len(hits))
	for i, h := range hits {
		items[i] = h.item(env)
	}
	return items
}

// item writes down the candidate.
func (c candidate) item(env Env) Item {
	it := Item{Text: c.text, Kind: c.kind, Type: c.typ}
	if c.obj == nil {
		return it
	}
	if it.Type == "" {
		it.Type = typeOf(c.obj)
	}
	doc, _, _ := strings.Cut(docOf(env, c.obj, c.owner), "\n\n")
	it.Doc = doc
	return it
}

// scattered is the quality of a match whose letters only occur in order.
const scattered = 3

// match reports whether a name fits what was typed, and how well: 0 if it begins
// with it, 1 if it does without regard to case, 2 if its words do, 3 if the letters
// occur in order.
func match(name, typed string) (quality int, ok bool) {
	switch {
	case strings.HasPrefix(name, typed):
		return 0, true
	case len(name) >= len(typed) && strings.EqualFold(name[:len(typed)], typed):
		return 1, true
	case initials(name, typed):
		return 2, true
	case len(typed) > 1 && subsequence(strings.ToLower(name), strings.ToLower(typed)):
		return scattered, true
	}
	return 0, false
}

// initials reports whether typed are the first letters of the words of a name, as ce
// are of CrossEntropy.
func initials(name, typed string) bool {
	var b strings.Builder
	for i, r := range name {
		if i == 0 || (r >= 'A' && r <= 'Z') {
			b.WriteRune(r)
		}
	}
	return len(typed) > 1 && strings.HasPrefix(strings.ToLower(b.String()), strings.ToLower(typed))
}

// subsequence reports whether the letters of typed occur in name in that order.
func subsequence(name, typed string) bool {
	rest := []rune(typed)
	for _, r := range name {
		if len(rest) > 0 && r == rest[0] {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

// membersAt returns what may stand behind the dot before the cursor.
func membersAt(env Env, src string, at place) []candidate {
	for _, g := range glimpses(env, src, at) {
		id, parents := g.at()
		sel, ok := parent(parents, 0).(*ast.SelectorExpr)
		if !ok || sel.Sel != id {
			continue
		}
		want := g.expected(id, parents)
		if x, ok := sel.X.(*ast.Ident); ok {
			if p, ok := g.info.Uses[x].(*types.PkgName); ok {
				return fitting(packageMembers(p.Imported()), want)
			}
		}
		if tv, ok := g.info.Types[sel.X]; ok && tv.Type != nil && tv.Type != types.Typ[types.Invalid] {
			return fitting(typeMembers(tv, g.pkg), want)
		}
	}
	return nil
}

// namesAt returns what may stand where a name begins.
func namesAt(env Env, src string, at place) []candidate {
	var found []candidate
	var want types.Type
	for _, g := range glimpses(env, src, at) {
		id, parents := g.at()
		if id == nil {
			continue
		}
		want = g.expected(id, parents)
		keys, only := g.literalKeys(id, parents)
		if found = append(found, keys...); only && at.prefix == "" {
			return found
		}
		found = append(found, g.scopeNames(env, id.Pos())...)
		break
	}
	return fitting(append(found, globalNames(env, at.prefix != "")...), want)
}

// fitting marks the candidates that have the type that is wanted.
func fitting(found []candidate, want types.Type) []candidate {
	if want == nil || want == types.Typ[types.Invalid] {
		return found
	}
	for i, c := range found {
		found[i].fits = fits(c.obj, want)
	}
	return found
}

// branchLabels returns what may stand behind break, continue or goto.
func branchLabels(env Env, src string, at place) []candidate {
	for _, g := range glimpses(env, src, at) {
		if id, parents := g.at(); id != nil {
			return labelsAt(at.branch, id, parents)
		}
	}
	return nil
}

// parent returns the i-th node around the innermost one, from within.
func parent(parents []ast.Node, i int) ast.Node {
	if i >= len(parents) {
		return nil
	}
	return parents[len(parents)-1-i]
}
