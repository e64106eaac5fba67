// The programs are a module of their own: each file is a program by itself.
module programs

go 1.26
