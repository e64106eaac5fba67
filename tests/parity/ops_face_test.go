package parity

func init() {
	without("makes constants, which the tests of package flux list", "From", "FromFunc", "FromFuncOf", "FromImage", "FromImageRGBA",
		"ZerosOf", "OnesOf", "FullOf", "ZerosLike", "OnesLike", "FullLike", "ArangeOf", "LinspaceOf", "Logspace", "Geomspace", "EyeOf", "Tri")
	without("draws numbers: a second implementation is flux/testdata/random.py", "TruncatedNormal", "Exponential", "Gamma", "Poisson",
		"Randint", "RandPerm", "Choice", "Multinomial", "RandLike", "RandnLike", "Source.TruncatedNormal", "Source.Exponential", "Source.Gamma",
		"Source.Poisson", "Source.Randint", "Source.RandPerm", "Source.Choice", "Source.Multinomial")
}
