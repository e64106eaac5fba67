package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind int

const (
	eof kind = iota
	ident
	number
	text
	symbol
	bad
)

//go:generate stringer -type=kind
func (k kind) String() string {
	return [...]string{eof: "eof", ident: "ident", number: "number", text: "text", symbol: "symbol", bad: "bad"}[k]
}

type token struct {
	kind kind
	val  string
	line int
}

func (t token) String() string { return fmt.Sprintf("%v(%q)@%d", t.kind, t.val, t.line) }

// state is a function that returns the next one.
type state func(*lexer) state

type lexer struct {
	src              string
	start, pos, line int
	tokens           chan token
}

func (l *lexer) next() rune {
	if l.pos >= len(l.src) {
		return -1
	}
	r, n := utf8.DecodeRuneInString(l.src[l.pos:])
	l.pos += n
	return r
}

func (l *lexer) peek() rune {
	pos := l.pos
	defer func() { l.pos = pos }()
	return l.next()
}

func (l *lexer) emit(k kind) {
	l.tokens <- token{k, l.src[l.start:l.pos], l.line}
	l.start = l.pos
}

func (l *lexer) accept(f func(rune) bool) {
	for r := l.peek(); r >= 0 && f(r); r = l.peek() {
		l.next()
	}
}

func lexAny(l *lexer) state {
	switch r := l.peek(); {
	case r < 0:
		l.emit(eof)
		return nil
	case unicode.IsSpace(r):
		if l.next() == '\n' {
			l.line++
		}
		l.start = l.pos
		return lexAny
	case unicode.IsLetter(r) || r == '_':
		return lexIdent
	case unicode.IsDigit(r):
		return lexNumber
	case r == '"':
		return lexText
	}
	l.next()
	l.emit(symbol)
	return lexAny
}

func lexIdent(l *lexer) state {
	l.accept(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' })
	l.emit(ident)
	return lexAny
}

func lexNumber(l *lexer) state {
	l.accept(unicode.IsDigit)
	if l.peek() == '.' {
		l.next()
		l.accept(unicode.IsDigit)
	}
	l.emit(number)
	return lexAny
}

func lexText(l *lexer) state {
	l.next()
	for {
		switch l.next() {
		case '"':
			l.emit(text)
			return lexAny
		case -1, '\n':
			l.emit(bad)
			return nil
		case '\\':
			l.next()
		}
	}
}

func lex(src string) <-chan token {
	l := &lexer{src: src, line: 1, tokens: make(chan token)}
	go func() {
		defer close(l.tokens)
		for s := state(lexAny); s != nil; {
			s = s(l)
		}
	}()
	return l.tokens
}

func main() {
	for t := range lex("größe := 3.14*r2\nprint(\"a \\\"q\\\" b\", größe)") {
		fmt.Println(t)
	}
	count := map[kind]int{}
	for t := range lex(strings.Repeat("x = 1;\n", 4) + `"open`) {
		count[t.kind]++
	}
	fmt.Println(count)
}

// Refused: the type state contains itself without a struct in between, which interpreted cells cannot express; put it into a struct field

// Output:
// ident("größe")@1
// symbol(":")@1
// symbol("=")@1
// number("3.14")@1
// symbol("*")@1
// ident("r2")@1
// ident("print")@2
// symbol("(")@2
// text("\"a \\\"q\\\" b\"")@2
// symbol(",")@2
// ident("größe")@2
// symbol(")")@2
// eof("")@2
// map[ident:4 number:4 symbol:8 bad:1]
