package main

import (
	"errors"
	"fmt"
	"sort"
)

type Money int64

func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s$%d.%02d", sign, m/100, m%100)
}

type AccountID string

type InsufficientFunds struct {
	ID         AccountID
	Need, Have Money
}

func (e InsufficientFunds) Error() string {
	return fmt.Sprintf("%s: need %v, have %v", e.ID, e.Need, e.Have)
}

func (e InsufficientFunds) Is(target error) bool { return target == ErrRefused }

var (
	ErrRefused = errors.New("refused")
	ErrUnknown = errors.New("unknown account")
)

type Entry struct {
	From, To AccountID
	Amount   Money
	Note     string
}

type Bank struct {
	accounts map[AccountID]Money
	log      []Entry
}

func (b *Bank) balance(id AccountID) (Money, error) {
	m, ok := b.accounts[id]
	if !ok {
		return 0, fmt.Errorf("%w: %q", ErrUnknown, id)
	}
	return m, nil
}

func (b *Bank) Transfer(e Entry) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("transfer %q: %w", e.Note, err)
		}
	}()
	have, err := b.balance(e.From)
	if err != nil {
		return err
	}
	if _, err := b.balance(e.To); err != nil {
		return err
	}
	if have < e.Amount {
		return InsufficientFunds{e.From, e.Amount, have}
	}
	b.accounts[e.From] -= e.Amount
	b.accounts[e.To] += e.Amount
	b.log = append(b.log, e)
	return nil
}

func (b *Bank) All(es ...Entry) error {
	saved := make(map[AccountID]Money)
	for k, v := range b.accounts {
		saved[k] = v
	}
	n := len(b.log)
	var errs []error
	for _, e := range es {
		errs = append(errs, b.Transfer(e))
	}
	if err := errors.Join(errs...); err != nil {
		b.accounts, b.log = saved, b.log[:n]
		return err
	}
	return nil
}

func (b Bank) report() {
	ids := make([]string, 0)
	for id := range b.accounts {
		ids = append(ids, string(id))
	}
	sort.Sort(sort.Reverse(sort.StringSlice(ids)))
	for _, id := range ids {
		fmt.Printf("%-6s%10v\n", id, b.accounts[AccountID(id)])
	}
}

func main() {
	b := &Bank{accounts: map[AccountID]Money{"ann": 10050, "bob": 99, "cat": 0}}
	for _, e := range []Entry{
		{"ann", "bob", 50_25, "rent"}, {"bob", "cat", 100_00, "car"}, {"ann", "zed", 1, "gift"}, {From: "cat", To: "ann", Note: "nothing"},
	} {
		err := b.Transfer(e)
		var in InsufficientFunds
		fmt.Println(err, errors.Is(err, ErrRefused), errors.Is(err, ErrUnknown), errors.As(err, &in), in.Have)
	}
	b.report()
	fmt.Println(b.All(Entry{"ann", "cat", 1, "a"}, Entry{"cat", "bob", 500, "b"}, Entry{"x", "bob", 1, "c"}))
	fmt.Println(b.All(Entry{"ann", "cat", 1000, "a"}, Entry{"cat", "bob", 500, "b"}), len(b.log))
	b.report()
	fmt.Println(Money(-5), []Money{1, 100}, map[string]Money{"x": 12345})
}

// Output:
// <nil> false false false $0.00
// transfer "car": bob: need $100.00, have $51.24 true false true $51.24
// transfer "gift": unknown account: "zed" false true false $0.00
// <nil> false false false $0.00
// cat        $0.00
// bob       $51.24
// ann       $50.25
// transfer "b": cat: need $5.00, have $0.01
// transfer "c": unknown account: "x"
// <nil> 4
// cat        $5.00
// bob       $56.24
// ann       $40.25
// -$0.05 [$0.01 $1.00] map[x:$123.45]
