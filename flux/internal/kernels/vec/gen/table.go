package main

// A mapping is an elementwise function of one operand: dst = f(x; a, b).
type mapping struct {
	name   string // the field of Table
	unroll int
	f      func(m *machine, a, b val) func(x val) val
}

// plain is a mapping that has no numbers of its own.
func plain(f func(m *machine) func(x val) val) func(m *machine, _, _ val) func(x val) val {
	return func(m *machine, _, _ val) func(x val) val { return f(m) }
}

var mappings = []mapping{
	{"Exp", 1, plain((*machine).exp)},
	{"Log", 1, plain((*machine).log)},
	{"Log1p", 1, plain((*machine).log1p)},
	{"Expm1", 1, plain((*machine).expm1)},
	{"Tanh", 1, plain((*machine).tanh)},
	{"Sigmoid", 1, plain((*machine).sigmoid)},
	{"Softplus", 1, plain((*machine).softplus)},
	{"Swish", 1, plain((*machine).silu)},
	{"GELU", 1, plain((*machine).gelu)},
	{"Erf", 1, plain((*machine).erf)},
	{"ELU", 1, func(m *machine, a, _ val) func(x val) val {
		expm1, zero := m.expm1Down(), m.keep(0)
		return func(x val) val {
			y, _, _ := expm1(m.min(zero, x))
			below := m.mul(m.copySign(y, x), a)
			return m.choose(m.compare(greater, x, zero), x, below)
		}
	}},
	{"ReLU", 4, plain(func(m *machine) func(x val) val {
		zero := m.keep(0)
		return func(x val) val { return m.add(m.max(zero, x), zero) } // the sum makes 0 of −0
	})},
	{"LeakyReLU", 4, func(m *machine, a, _ val) func(x val) val {
		zero := m.keep(0)
		return func(x val) val { return m.choose(m.compare(atMost, x, zero), m.mul(x, a), x) }
	}},
	{"Clamp", 4, func(m *machine, a, b val) func(x val) val {
		return func(x val) val { return m.between(x, a, b) }
	}},
	{"Neg", 4, plain(func(m *machine) func(x val) val {
		return func(x val) val { return m.two("VXORP", x, m.cbits(m.signMask())) }
	})},
	{"Abs", 4, plain(func(m *machine) func(x val) val { return m.abs })},
	{"Square", 4, plain(func(m *machine) func(x val) val {
		return func(x val) val { return m.mul(x, x) }
	})},
	{"Sqrt", 2, plain(func(m *machine) func(x val) val {
		return func(x val) val { r := m.reg(); m.f("VSQRTP", x, r); return r }
	})},
	{"Reciprocal", 2, plain(func(m *machine) func(x val) val {
		one := m.keep(1)
		return func(x val) val { return m.div(one, x) }
	})},
	{"Scale", 4, func(m *machine, a, _ val) func(x val) val {
		return func(x val) val { return m.mul(x, a) }
	}},
	{"Shift", 4, func(m *machine, a, _ val) func(x val) val {
		return func(x val) val { return m.add(x, a) }
	}},
	{"Divide", 2, func(m *machine, a, _ val) func(x val) val {
		return func(x val) val { return m.div(x, a) }
	}},
}

// between returns min(max(x, a), b) as Go has it: NaN if one is, and of 0 and −0
// the right one.
func (m *machine) between(x, a, b val) val { return m.lesser(m.larger(x, a), b) }

// larger returns the larger of a and b, NaN if one is, and 0 of 0 and −0.
func (m *machine) larger(a, b val) val {
	// Where both are 0 each order gives its second; else they agree.
	y := m.and(m.max(a, b), m.max(b, a))
	return m.orNaN(y, a, b)
}

// lesser returns the smaller of a and b, NaN if one is, and −0 of 0 and −0.
func (m *machine) lesser(a, b val) val {
	y := m.or(m.min(a, b), m.min(b, a))
	return m.orNaN(y, a, b)
}

// orNaN returns y, or NaN where a or b is.
func (m *machine) orNaN(y, a, b val) val {
	return m.choose(m.compare(nan, a, b), m.add(a, b), y)
}

// A pullback is the derivative loop of a mapping: dst = g·f'(x), where y = f(x).
type pullback struct {
	name   string // the field of Table
	reads  string // which of x and y, beside g
	unroll int
	f      func(m *machine, a, b val) func(g, x, y val) val
}

var pullbacks = []pullback{
	{"NegBack", "", 4, func(m *machine, _, _ val) func(g, x, y val) val {
		return func(g, _, _ val) val { return m.two("VXORP", g, m.cbits(m.signMask())) }
	}},
	{"ScaleBack", "", 4, func(m *machine, a, _ val) func(g, x, y val) val {
		return func(g, _, _ val) val { return m.mul(g, a) }
	}},
	{"DivideBack", "", 2, func(m *machine, a, _ val) func(g, x, y val) val {
		return func(g, _, _ val) val { return m.div(g, a) }
	}},
	{"ExpBack", "y", 4, func(m *machine, _, _ val) func(g, x, y val) val {
		return func(g, _, y val) val { return m.mul(g, y) }
	}},
	{"LogBack", "x", 2, func(m *machine, _, _ val) func(g, x, y val) val {
		return func(g, x, _ val) val { return m.div(g, x) }
	}},
	{"ReLUBack", "x", 4, func(m *machine, _, _ val) func(g, x, y val) val {
		zero := m.keep(0)
		return func(g, x, _ val) val { return m.unless(m.compare(atMost, x, zero), g) }
	}},
	{"LeakyReLUBack", "x", 4, func(m *machine, a, _ val) func(g, x, y val) val {
		zero := m.keep(0)
		return func(g, x, _ val) val { return m.choose(m.compare(greater, x, zero), g, m.mul(g, a)) }
	}},
	{"ELUBack", "xy", 2, func(m *machine, a, _ val) func(g, x, y val) val {
		zero := m.keep(0)
		return func(g, x, y val) val {
			return m.choose(m.compare(greater, x, zero), g, m.mul(m.add(y, a), g))
		}
	}},
	{"ClampBack", "x", 4, func(m *machine, a, b val) func(g, x, y val) val {
		return func(g, x, _ val) val {
			return m.unless(m.compare(greater, x, b), m.unless(m.compare(less, x, a), g))
		}
	}},
	{"AbsBack", "x", 4, func(m *machine, _, _ val) func(g, x, y val) val {
		zero := m.keep(0)
		return func(g, x, _ val) val {
			signed := m.two("VXORP", g, m.sign(x))
			return m.choose(m.compare(equal, x, zero), m.mul(x, g), m.orNaN(signed, x, x))
		}
	}},
	{"SquareBack", "x", 4, func(m *machine, _, _ val) func(g, x, y val) val {
		return func(g, x, _ val) val { return m.mul(m.add(x, x), g) }
	}},
	{"SqrtBack", "y", 2, func(m *machine, _, _ val) func(g, x, y val) val {
		return func(g, _, y val) val { return m.div(g, m.add(y, y)) }
	}},
	{"TanhBack", "y", 4, func(m *machine, _, _ val) func(g, x, y val) val {
		one := m.keep(1)
		return func(g, _, y val) val {
			s := m.copy(one)
			m.subMul(s, y, y)
			return m.mul(s, g)
		}
	}},
	{"SigmoidBack", "y", 4, func(m *machine, _, _ val) func(g, x, y val) val {
		one := m.keep(1)
		return func(g, _, y val) val { return m.mul(m.mul(g, y), m.sub(one, y)) }
	}},
	{"SoftplusBack", "x", 1, func(m *machine, _, _ val) func(g, x, y val) val {
		sigmoid := m.sigmoid()
		return func(g, x, _ val) val { return m.mul(g, sigmoid(x)) }
	}},
	{"SwishBack", "xy", 1, func(m *machine, _, _ val) func(g, x, y val) val {
		sigmoid, one := m.sigmoid(), m.keep(1)
		return func(g, x, y val) val {
			s := sigmoid(x)
			m.addMul(s, y, m.sub(one, s))
			return m.mul(s, g)
		}
	}},
	{"GELUBack", "x", 1, func(m *machine, _, _ val) func(g, x, y val) val {
		back := m.geluBack()
		return func(g, x, _ val) val { return back(g, x) }
	}},
	{"GELUBackBoth", "xy", 1, func(m *machine, _, _ val) func(g, x, y val) val { return m.geluBackBoth() }},
}

// unless returns x, and 0 where k.
func (m *machine) unless(k mask, x val) val {
	if m.wide {
		return m.choose(k, m.c(0), x)
	}
	return m.without(k.(val), x)
}

// A zip is an elementwise operation of two operands.
type zip struct {
	name   string // the field of Table
	unroll int
	f      func(m *machine, a, b val) val
}

var zips = []zip{
	{"Add", 4, func(m *machine, a, b val) val { return m.add(a, b) }},
	{"Sub", 4, func(m *machine, a, b val) val { return m.sub(a, b) }},
	{"Mul", 4, func(m *machine, a, b val) val { return m.mul(a, b) }},
	{"Div", 2, func(m *machine, a, b val) val { return m.div(a, b) }},
	{"Maximum", 2, (*machine).larger},
	{"Minimum", 2, (*machine).lesser},
}
