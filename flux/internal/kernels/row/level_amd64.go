//go:build amd64 && !noasm

package row

import "fluxrepl/flux/internal/cpu"

// addLevels adds the kernels in assembly.
func addLevels() {
	levels32[cpu.AVX2] = &loops[float32]{
		softmaxRows:        softmaxRows32AVX2,
		expSumRows:         expSumRows32AVX2,
		expRow:             expRow32AVX2,
		shiftRows:          shiftRows32AVX2,
		softmaxBackRows:    softmaxBackRows32AVX2,
		logSoftmaxBackRows: logSoftmaxBackRows32AVX2,
		entropyRows:        entropyRows32AVX2,
		mixRow:             mixRow32AVX2,
	}
	levels32[cpu.AVX512] = &loops[float32]{
		softmaxRows:        softmaxRows32AVX512,
		expSumRows:         expSumRows32AVX512,
		expRow:             expRow32AVX512,
		shiftRows:          shiftRows32AVX512,
		softmaxBackRows:    softmaxBackRows32AVX512,
		logSoftmaxBackRows: logSoftmaxBackRows32AVX512,
		entropyRows:        entropyRows32AVX512,
		mixRow:             mixRow32AVX512,
	}
	levels64[cpu.AVX2] = &loops[float64]{
		softmaxRows:        softmaxRows64AVX2,
		expSumRows:         expSumRows64AVX2,
		expRow:             expRow64AVX2,
		shiftRows:          shiftRows64AVX2,
		softmaxBackRows:    softmaxBackRows64AVX2,
		logSoftmaxBackRows: logSoftmaxBackRows64AVX2,
		entropyRows:        entropyRows64AVX2,
		mixRow:             mixRow64AVX2,
	}
	levels64[cpu.AVX512] = &loops[float64]{
		softmaxRows:        softmaxRows64AVX512,
		expSumRows:         expSumRows64AVX512,
		expRow:             expRow64AVX512,
		shiftRows:          shiftRows64AVX512,
		softmaxBackRows:    softmaxBackRows64AVX512,
		logSoftmaxBackRows: logSoftmaxBackRows64AVX512,
		entropyRows:        entropyRows64AVX512,
		mixRow:             mixRow64AVX512,
	}
}
