.PHONY: build test race lint generate notebook clients image bench bench-peers fuzz
build:
	go build -o fluxrepl ./cmd/fluxrepl
test:
	go test ./...
race:
	go test -race ./flux/... ./interp/... ./kernel/... ./viz/...
lint:
	go vet ./... && golangci-lint run ./...
generate:
	go generate ./...
notebook:
	go run ./cmd/fluxrepl run notebooks/01-a-first-model.ipynb
clients:
	tests/setup && FLUXREPL_REQUIRE_CLIENTS=1 go test ./tests/clients ./tests/parity
image:
	docker build -f docker/Dockerfile -t fluxrepl .
bench:
	tests/bench/kernel
bench-peers:
	go run ./tests/bench/peers
fuzz:
	tests/fuzz
