package nbformat_test

import (
	"fmt"
	"os"
	"strings"

	"fluxrepl/kernel/nbformat"
)

func ExampleNotebook_Write() {
	nb := nbformat.New()
	nb.Add(nbformat.Markdown, "# Sum")
	c := nb.Add(nbformat.Code, "x := 1\nx + 1")
	c.Count = 1
	var r nbformat.Recorder
	r.Result(1, map[string]any{"text/plain": "2"}, nil)
	c.Outputs = r.Outputs()
	if err := nb.Write(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//  "cells": [
	//   {
	//    "cell_type": "markdown",
	//    "id": "26e9f6b7",
	//    "metadata": {},
	//    "source": [
	//     "# Sum"
	//    ]
	//   },
	//   {
	//    "cell_type": "code",
	//    "execution_count": 1,
	//    "id": "662e88c0",
	//    "metadata": {},
	//    "outputs": [
	//     {
	//      "data": {
	//       "text/plain": [
	//        "2"
	//       ]
	//      },
	//      "execution_count": 1,
	//      "metadata": {},
	//      "output_type": "execute_result"
	//     }
	//    ],
	//    "source": [
	//     "x := 1\n",
	//     "x + 1"
	//    ]
	//   }
	//  ],
	//  "metadata": {},
	//  "nbformat": 4,
	//  "nbformat_minor": 5
	// }
}

func ExampleRead() {
	_, err := nbformat.Read(strings.NewReader(`{"nbformat": 4, "cells": [{"cell_type": "code", "source": 7}]}`))
	fmt.Println(err)
	// Output:
	// not a valid notebook: cell 1: source: want a string or a list of strings, got a number
}
