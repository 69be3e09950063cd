# Each target is one line that can be typed as well.
.PHONY: build test check lint samples
build:
	CGO_ENABLED=0 go build ./cmd/dateline
test:
	go test ./...
lint:
	.ci/run format vet lint
check:
	.ci/run
samples:
	go run ./cmd/dateline compare samples/national-voice.html samples/savanna-dispatch.html
