// Package child runs a Go session in a process of its own and looks after it.
//
// What the Go runtime calls fatal (maps written by two goroutines at once, a
// stack that overflows in compiled code, no memory left), a signal, or a call
// of os.Exit in compiled code ends the process that it happens in. Here that
// process is a child: the cell that ran gets an error that names the cause, a
// new child stands ready before the error is read, and the notebook goes on
// without its variables, which [Session.Replay] can make again.
//
// [Session] has the methods of interp.Session and is used like one. The child is
// this very program, started again by the command line in Config.Command, which
// has to end in a call of [Serve].
//
// # The pipes
//
// Parent and child are joined by six pipes, none of them the child's standard
// input:
//
//	stdout, stderr  what the cells print, whoever prints it; read by the parent,
//	                so that nothing of it is lost when the child dies
//	requests        frames to the child: cells, questions, interrupts
//	events          frames that have a place among the printed text: displays,
//	                notes, results
//	replies         frames that have none: answers to questions, last words
//	crash           what the Go runtime says when it ends the process
//
// An event waits for its place. The child writes a mark into stdout and stderr
// before it sends one; the parent reads both up to the mark, hands the event
// over, and only then reads on. So the order of a cell's output is what it was
// in the child, and the child waits for nobody.
//
// A reader that is slow fills the pipes, and a full pipe makes the cell wait: an
// endless output costs no memory and loses nothing. Interrupts, answers and the
// end of the child are not held up by that.
//
// # Trust
//
// Cells can write to any descriptor of their process, so the parent trusts no
// byte: frames are bounded, decoding allocates no more than what has come, and a
// child that sends nonsense is ended like one that crashed.
package child
