package flux_test

import (
	"fmt"
	"math"

	"fluxrepl/flux"
)

func ExampleTensor_FFT() {
	z := flux.From([][]float32{{1, 0}, {0, 0}, {0, 0}, {0, 0}}) // four complex numbers
	fmt.Println(z.FFT())
	fmt.Println(z.FFT().IFFT().Shape())
	// Output:
	// [4 2] float32
	// [[1. 0.]
	//  [1. 0.]
	//  [1. 0.]
	//  [1. 0.]]
	// [4 2]
}

func ExampleTensor_RFFT() {
	x := flux.New([]float32{1, 2, 3, 4})
	y := x.RFFT()
	fmt.Println(y)
	fmt.Println(y.IRFFT(4))
	// Output:
	// [3 2] float32
	// [[10.  0.]
	//  [-2.  2.]
	//  [-2.  0.]]
	// [4] float32
	// [1. 2. 3. 4.]
}

func ExampleTensor_STFT() {
	// One second at 8 kHz: 1 kHz, then 2 kHz.
	x := flux.FromFunc(func(at []int) float64 {
		hertz := 1000.0
		if at[0] >= 4000 {
			hertz = 2000
		}
		return math.Sin(2 * math.Pi * hertz * float64(at[0]) / 8000)
	}, 8000)
	o := flux.STFTOptions{Hop: 200, Window: flux.HannWindow(400)}
	y := x.STFT(400, o)
	fmt.Println(y.Shape())
	loudest := x.Spectrogram(400, 2, o).ArgMax(0) // of 0, 20, 40, … Hz
	fmt.Println(loudest.Slice(8, 11), loudest.Slice(30, 33))
	back := y.ISTFT(400, 8000, o)
	fmt.Println(back.Sub(x).Abs().Max().Item() < 1e-5)
	// Output:
	// [201 41 2]
	// [3] int32
	// [50 50 50] [3] int32
	// [100 100 100]
	// true
}

func ExampleHannWindow() {
	fmt.Println(flux.HannWindow(8))
	fmt.Println(flux.HammingWindow(4))
	// Output:
	// [8] float32
	// [0.     0.1464 0.5    0.8536 1.     0.8536 0.5    0.1464]
	// [4] float32
	// [0.08 0.54 1.   0.54]
}

func ExampleMelFilterBank() {
	bank := flux.MelFilterBank(3, 9, 8000, 0, 4000)
	fmt.Println(bank)
	power := flux.Ones(9, 5) // a spectrogram
	fmt.Println(bank.MatMul(power).PowerToDB(1, 1e-10, 80).Shape())
	// Output:
	// [3 9] float32
	// [[0.     0.8935 0.1657 0.     0.     0.     0.     0.     0.    ]
	//  [0.     0.1065 0.8343 0.6508 0.1987 0.     0.     0.     0.    ]
	//  [0.     0.     0.     0.3492 0.8013 0.8426 0.5617 0.2809 0.    ]]
	// [3 5]
}

func ExampleTensor_PowerToDB() {
	x := flux.New([]float32{1, 100, 0.001, 0})
	fmt.Println(x.PowerToDB(1, 1e-10, 80))
	fmt.Println(flux.New([]float32{20, -30}).DBToPower(1))
	// Output:
	// [4] float32
	// [  0.  20. -30. -60.]
	// [2] float32
	// [1.e+02 1.e-03]
}
