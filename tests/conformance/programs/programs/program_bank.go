package main

import (
	"errors"
	"fmt"
	"sort"
	"sync"
)

type Money int64

func (m Money) String() string { return fmt.Sprintf("$%d.%02d", int64(m)/100, int64(m)%100) }

type ErrFunds struct{ Need, Have Money }

func (e ErrFunds) Error() string { return fmt.Sprintf("need %v, have %v", e.Need, e.Have) }

var ErrNone = errors.New("no account")

type Account struct {
	ID      string
	Balance Money
	history []Tx
}
type Tx struct {
	Kind   TxKind
	Amount Money
}
type TxKind uint8

const (
	Deposit TxKind = iota + 1
	Withdraw
)

var kinds = map[TxKind]string{Deposit: "dep", Withdraw: "wd"}

func (k TxKind) String() string {
	if s, ok := kinds[k]; ok {
		return s
	}
	return fmt.Sprintf("TxKind(%d)", uint8(k))
}

type Bank struct {
	mu       sync.RWMutex
	accounts map[string]*Account
	hooks    []func(*Account, Tx)
}

func NewBank() *Bank { return &Bank{accounts: make(map[string]*Account)} }
func (b *Bank) get(id string) (*Account, error) {
	a, ok := b.accounts[id]
	if !ok {
		return nil, fmt.Errorf("get %q: %w", id, ErrNone)
	}
	return a, nil
}
func (b *Bank) Apply(id string, t Tx) (err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	defer func() {
		if err != nil {
			err = fmt.Errorf("apply %v: %w", t, err)
		}
	}()
	a, err := b.get(id)
	if err != nil {
		return err
	}
	switch t.Kind {
	case Deposit:
		a.Balance += t.Amount
	case Withdraw:
		if a.Balance < t.Amount {
			return ErrFunds{t.Amount, a.Balance}
		}
		a.Balance -= t.Amount
	default:
		return fmt.Errorf("bad kind %v", t.Kind)
	}
	a.history = append(a.history, t)
	for _, h := range b.hooks {
		h(a, t)
	}
	return nil
}
func main() {
	b := NewBank()
	b.accounts["x"] = &Account{ID: "x"}
	var n int
	b.hooks = append(b.hooks, func(a *Account, t Tx) { n++; fmt.Println("hook", a.ID, t) })
	fmt.Println(b.Apply("x", Tx{Deposit, 1050}))
	err := b.Apply("x", Tx{Withdraw, 2000})
	fmt.Println(err)
	var ef ErrFunds
	if errors.As(err, &ef) {
		fmt.Println(ef.Need-ef.Have, ef)
	}
	fmt.Println(errors.Is(b.Apply("zz", Tx{}), ErrNone), b.Apply("x", Tx{Kind: 9}))
	fmt.Printf("%v %+v %d\n", *b.accounts["x"], b.accounts["x"].history, n)
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Add(1)
		go func() { defer wg.Done(); b.mu.Lock(); b.accounts["x"].Balance += Money(i); b.mu.Unlock() }()
	}
	wg.Wait()
	fmt.Println(b.accounts["x"].Balance)
	accs := []Account{{ID: "b", Balance: 2}, {ID: "a", Balance: 2}, {ID: "c", Balance: 1}}
	sort.SliceStable(accs, func(i, j int) bool { return accs[i].Balance < accs[j].Balance })
	fmt.Println(accs)
	byBal := map[Money][]string{}
	for _, a := range accs {
		byBal[a.Balance] = append(byBal[a.Balance], a.ID)
	}
	fmt.Println(byBal)
}

// Output:
// hook x {dep $10.50}
// <nil>
// apply {wd $20.00}: need $20.00, have $10.50
// $9.50 need $20.00, have $10.50
// true apply {TxKind(9) $0.00}: bad kind TxKind(9)
// {x $10.50 [{1 1050}]} [{Kind:dep Amount:$10.50}] 1
// $10.95
// [{c $0.01 []} {b $0.02 []} {a $0.02 []}]
// map[$0.01:[c] $0.02:[b a]]
