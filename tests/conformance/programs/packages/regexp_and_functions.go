package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

type rule struct {
	re *regexp.Regexp
	do func([]string) string
}

type pattern string

func (p pattern) compile() (*regexp.Regexp, error) { return regexp.Compile("^" + string(p) + "$") }

func main() {
	rules := []rule{
		{regexp.MustCompile(`(\d+)\+(\d+)`), func(m []string) string {
			a, _ := strconv.Atoi(m[1])
			b, _ := strconv.Atoi(m[2])
			return strconv.Itoa(a + b)
		}},
		{regexp.MustCompile(`\b(\w)(\w*)`), func(m []string) string { return strings.ToUpper(m[1]) + m[2] }},
	}
	s := "sum 12+30 and 1+1"
	for _, r := range rules {
		s = r.re.ReplaceAllStringFunc(s, func(x string) string { return r.do(r.re.FindStringSubmatch(x)) })
	}
	fmt.Println(s)
	re := regexp.MustCompile(`(?P<key>\w+)=(?P<val>[^;]*);?`)
	fmt.Println(re.FindAllStringSubmatchIndex("a=1;b=;", -1), re.SubexpNames(), re.SubexpIndex("val"))
	fmt.Println(re.ReplaceAllString("a=1;b=2", "${val}:$key "), re.NumSubexp(), re)
	fmt.Printf("%q %q\n", regexp.MustCompile(`a*`).FindAllString("baaac", -1), regexp.MustCompile(`[,;]\s*`).Split("a, b;c", -1))
	for _, p := range []pattern{"a+b?", "(", "[[:alpha:]]{2}"} {
		re, err := p.compile()
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(re.MatchString("aab"), re.MatchString("xy"), re.String())
	}
	fmt.Println(regexp.QuoteMeta("a.b*[c]"), string(re.Find([]byte("zz q=5"))), re.FindStringIndex("none") == nil)
}

// Output:
// Sum 42 And 2
// [[0 4 0 1 2 3] [4 7 4 5 6 6]] [ key val] 2
// 1:a 2:b  2 (?P<key>\w+)=(?P<val>[^;]*);?
// ["" "aaa" ""] ["a" "b" "c"]
// true false ^a+b?$
// error parsing regexp: missing closing ): `^($`
// false true ^[[:alpha:]]{2}$
// a\.b\*\[c\] q=5 true
