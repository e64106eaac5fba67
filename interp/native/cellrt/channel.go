package cellrt

// Recv is <-c.
func Recv[T any](c <-chan T) T {
	v, _ := Recv2(c)
	return v
}

// Recv2 is v, ok := <-c.
func Recv2[T any](c <-chan T) (T, bool) {
	Poll()
	select {
	case v, ok := <-c:
		return v, ok
	default:
	}
	select {
	case v, ok := <-c:
		return v, ok
	case <-Done():
		panic(Ended())
	}
}

// Send is c <- v.
func Send[T any](c chan<- T, v T) {
	Poll()
	select {
	case c <- v:
		return
	default:
	}
	select {
	case c <- v:
	case <-Done():
		panic(Ended())
	}
}
