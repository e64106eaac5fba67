package toolchain

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// linker is how plugins get from objects to a file. Go's linker hands that last
// part to the C compiler, which it first asks, by linking small programs, for the
// flags that it knows. The shortcut is a shell script in the compiler's place: it
// answers two of the questions itself, and runs the system's linker in the way in
// which the C compiler said that it would. Where it sees anything that it was not
// made for, it steps aside for the C compiler.
type linker struct {
	once   sync.Once
	mu     sync.Mutex
	script string
	detail string // what it is, or why there is none
	cxx    bool   // some package has C++ in it
}

// useCxx has the C++ compiler link from now on, which adds its library.
func (l *linker) useCxx() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cxx = true
}

// compiler returns what to pass to Go's linker as the C compiler. ok is false if
// the accelerated one is asked for and there is none.
func (l *linker) compiler(ctx context.Context, t *Toolchain, accelerated bool) (cc []string, ok bool) {
	l.mu.Lock()
	cxx := l.cxx
	l.mu.Unlock()
	switch {
	case cxx && accelerated:
		return nil, false
	case cxx:
		return strings.Fields(t.goTool.cxx), true
	case !accelerated:
		return t.cc, true
	}
	l.once.Do(func() {
		script, detail := "", "switched off"
		if !t.opt.PlainLink {
			var err error
			if script, detail, err = makeShortcut(context.WithoutCancel(ctx), t); err != nil {
				script, detail = "", err.Error()
			}
		}
		l.mu.Lock()
		defer l.mu.Unlock()
		l.script, l.detail = script, detail
	})
	l.mu.Lock()
	defer l.mu.Unlock()
	return []string{l.script}, l.script != ""
}

// giveUp switches the shortcut off.
func (l *linker) giveUp(why string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.script, l.detail = "", why
}

// describe says which linker plugins are made with.
func (l *linker) describe(cc []string) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.script != "" {
		return l.detail
	}
	return fmt.Sprintf("%s (no shortcut: %s)", cc[0], l.detail)
}

// makeShortcut asks the C compiler how it would link and writes the script.
func makeShortcut(ctx context.Context, t *Toolchain) (script, detail string, err error) {
	if len(t.cc) > 1 {
		return "", "", fmt.Errorf("CC has arguments: %s", strings.Join(t.cc, " "))
	}
	if t.host.race {
		return "", "", errors.New("the race detector's objects are linked in the ordinary way")
	}
	if strings.Trim(t.dir, pathLetters+"/") != "" {
		return "", "", fmt.Errorf("unusual characters in %s", t.dir)
	}
	shell, err := exec.LookPath("sh")
	if err != nil {
		return "", "", err
	}
	program, err := systemLinker(ctx, t.cc)
	if err != nil {
		return "", "", err
	}
	mark := filepath.Join(t.dir, "mark.o")
	if err := os.WriteFile(mark, nil, 0o644); err != nil {
		return "", "", t.fileError(err)
	}
	c := command{
		name: filepath.Base(t.cc[0]), path: t.cc[0], dir: t.dir, env: environ(),
		args: []string{"-###", "-shared", "-o", outMark, mark},
	}
	_, said, err := c.run(ctx)
	if err != nil {
		return "", "", fmt.Errorf("%s -###: %w", t.cc[0], err)
	}
	before, after, err := linkLine(string(said), mark)
	if err != nil {
		return "", "", err
	}
	script = filepath.Join(t.dir, "link.sh")
	if err := os.WriteFile(script, []byte(shortcut(shell, t.cc[0], program, before, after)), 0o755); err != nil {
		return "", "", t.fileError(err)
	}
	return script, program + " directly", nil
}

// systemLinker finds the fastest linker whose plugins were opened and run.
func systemLinker(ctx context.Context, cc []string) (string, error) {
	for _, name := range []string{"ld.gold", "ld.bfd", "ld"} {
		c := command{name: cc[0], path: cc[0], args: []string{"-print-prog-name=" + name}, env: environ()}
		out, err := c.output(ctx)
		if err != nil {
			return "", err
		}
		if path, err := exec.LookPath(strings.TrimSpace(string(out))); err == nil {
			return absolute(path), nil
		}
	}
	return "", errors.New("the C compiler names no linker")
}

// outMark stands for the output file when the C compiler is asked.
const outMark = "out.mark"

// linkLine finds in the words of `gcc -###` the linker's arguments before and
// after the object files, without the output file and without what serves
// link-time optimisation, which Go's objects have none of, and the sum over the
// whole file that would be its identity.
func linkLine(said, mark string) (before, after []string, err error) {
	for row := range strings.Lines(said) {
		row = strings.TrimSpace(row)
		if !strings.Contains(row, mark) || strings.HasPrefix(row, "COLLECT_") {
			continue
		}
		words, err := shellWords(row)
		if err != nil || len(words) < 2 {
			continue
		}
		if base := filepath.Base(words[0]); base != "collect2" && !strings.HasPrefix(base, "ld") {
			continue
		}
		part := &before
		for i := 1; i < len(words); i++ {
			switch w := words[i]; {
			case w == mark:
				part = &after
			case w == "-plugin" || w == "-o" || w == "-dynamic-linker":
				i++
			case strings.HasPrefix(w, "-plugin-opt=") || strings.HasPrefix(w, "-fuse-ld=") || w == "--build-id":
			default:
				*part = append(*part, w)
			}
		}
		if part == &after {
			return before, after, nil
		}
	}
	return nil, nil, errors.New("the C compiler does not say how it links")
}

// shellWords splits a line of `gcc -###`: words in double quotes or without any,
// with a backslash before what is special.
func shellWords(row string) ([]string, error) {
	var words []string
	var word strings.Builder
	in, quoted := false, false
	for i := 0; i < len(row); i++ {
		switch c := row[i]; {
		case c == '\\' && i+1 < len(row):
			i++
			word.WriteByte(row[i])
			in = true
		case c == '"':
			quoted, in = !quoted, true
		case (c == ' ' || c == '\t') && !quoted:
			if in {
				words = append(words, word.String())
			}
			word.Reset()
			in = false
		default:
			word.WriteByte(c)
			in = true
		}
	}
	if quoted {
		return nil, errors.New("unbalanced quotes")
	}
	if in {
		words = append(words, word.String())
	}
	return words, nil
}

// quote makes one word for the shell of any text.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

func quoteAll(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = quote(w)
	}
	return strings.Join(out, " ")
}

// shortcut returns the text of the script. It reads its arguments once to see
// whether it knows them all, while it builds those for the linker.
func shortcut(shell, cc, program string, before, after []string) string {
	return strings.NewReplacer(
		"SHELL", shell, "COMPILER", quote(cc), "LINKER", quote(program),
		"BEFORE", quoteAll(before), "AFTER", quoteAll(after),
	).Replace(shortcutText)
}

const shortcutText = `#!SHELL
# Stands in for the C compiler when Go's linker makes a plugin.
set -f
for last; do :; done
case "$last" in
*/trivial.c)
	case "$*" in
	*' -Qunused-arguments '*) exit 1 ;;
	*' -Wl,--build-id=0x1234567890abcdef '*) exit 0 ;;
	esac
	exec COMPILER "$@" ;;
esac
for a; do
	case "$a" in
	*[!A-Za-z0-9_./,:=+@%-]*) exec COMPILER "$@" ;;
	esac
done
set -- "$@" end.of.arguments
args= out= keep=$*
while [ "$1" != end.of.arguments ]; do
	case "$1" in
	-m64|-pthread|-O*|-g*|-shared|-fPIC) [ "$1" != -pthread ] || args="$args -lpthread" ;;
	-s|*.o|*.a|*.so|-l*|-L?*) args="$args $1" ;;
	-rdynamic) args="$args -export-dynamic" ;;
	-o) shift; out=$1 ;;
	-Wl,*) IFS=,; for w in ${1#-Wl,}; do IFS=' '; args="$args $w"; done; IFS=' ' ;;
	*) exec COMPILER ${keep% end.of.arguments} ;;
	esac
	shift
done
exec LINKER BEFORE -o "$out" $args AFTER
`
