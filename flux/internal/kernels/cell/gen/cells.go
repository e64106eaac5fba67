package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

func newMask() Op { return K() }

func lstm(e element, l level) {
	kernel("lstm", "applies the gates of a row: see lstm.", e, l, []string{"gates", "before", "after", "out", "copied"},
		func(b body, at map[string]Mem) {
			i := b.sigmoid(b.load(at["gates"]))
			b.store(i, at["gates"])
			g := b.tanh(b.load(at["gates2"]))
			b.store(g, at["gates2"])
			b.mul(i, g, g)
			f := b.sigmoid(b.load(at["gates1"]))
			b.store(f, at["gates1"])
			b.fma213(g, b.load(at["before"]), f)
			b.store(f, at["after"])
			h := b.tanh(f)
			o := b.sigmoid(b.load(at["gates3"]))
			b.store(o, at["gates3"])
			b.mul(o, h, h)
			b.store(h, at["out"])
			b.store(h, at["copied"])
		})
}

func lstmBack(e element, l level) {
	kernel("lstmBack", "is the reverse of lstm: see lstmBack.", e, l, []string{"gates", "before", "after", "dout", "dh", "dc", "slopes"},
		func(b body, at map[string]Mem) {
			tc := b.tanh(b.load(at["after"]))
			dh := b.load(at["dh"])
			b.add(b.load(at["dout"]), dh, dh)
			o := b.load(at["gates3"])
			b.store(b.slope(o, b.product(dh, tc)), at["slopes3"])
			b.mul(o, dh, dh)
			dc := b.tanhSlope(tc, dh)
			b.add(b.load(at["dc"]), dc, dc)
			i, g := b.load(at["gates"]), b.load(at["gates2"])
			b.store(b.slope(i, b.product(dc, g)), at["slopes"])
			b.store(b.tanhSlope(g, b.product(dc, i)), at["slopes2"])
			f := b.load(at["gates1"])
			b.store(b.slope(f, b.product(dc, b.load(at["before"]))), at["slopes1"])
			b.mul(f, dc, dc)
			b.store(dc, at["dc"])
		})
}

func gru(e element, l level) {
	kernel("gru", "applies the gates of a row: see gru.", e, l, []string{"gates", "recur", "before", "out", "copied"},
		func(b body, at map[string]Mem) {
			r := b.load(at["gates"])
			b.add(b.load(at["recur"]), r, r)
			r = b.sigmoid(r)
			b.store(r, at["gates"])
			m := b.load(at["recur2"])
			b.store(m, at["gates3"])
			n := b.load(at["gates2"])
			b.fma231(r, m, n)
			n = b.tanh(n)
			b.store(n, at["gates2"])
			z := b.load(at["gates1"])
			b.add(b.load(at["recur1"]), z, z)
			z = b.sigmoid(z)
			b.store(z, at["gates1"])
			d := b.load(at["before"])
			b.sub(n, d, d)
			b.fma213(n, d, z)
			b.store(z, at["out"])
			b.store(z, at["copied"])
		})
}

func gruBack(e element, l level) {
	kernel("gruBack", "is the reverse of gru: see gruBack.", e, l, []string{"gates", "before", "dout", "dh", "slopes"},
		func(b body, at map[string]Mem) {
			dh := b.load(at["dh"])
			b.add(b.load(at["dout"]), dh, dh)
			z, n := b.load(at["gates1"]), b.load(at["gates2"])
			d := b.load(at["before"])
			b.sub(n, d, d)
			b.mul(dh, d, d)
			b.store(b.slope(z, d), at["slopes2"])
			through := b.product(z, dh)
			b.store(through, at["dh"])
			b.sub(through, dh, dh) // (1−z)·dh
			dn := b.tanhSlope(n, dh)
			b.store(dn, at["slopes"])
			r := b.load(at["gates"])
			b.store(b.slope(r, b.product(dn, b.load(at["gates3"]))), at["slopes1"])
			b.mul(r, dn, dn)
			b.store(dn, at["slopes3"])
		})
}
