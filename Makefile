# make run       set-up, a release build, and all filings of the shipped grants in output/
# make test      set-up, and every test
# make test-all  the long form of the tests: all seeds, all sizes
# make bench     the benchmark: Grantline and its peers in turn; fills the table of docs/performance.md

.PHONY: run test test-all bench setup filings clean

SWIFT_RELEASE = swift build --configuration release --static-swift-stdlib

run: setup
	$(SWIFT_RELEASE)
	scripts/make-filings "$$($(SWIFT_RELEASE) --show-bin-path)/grantline"

test: setup
	swift test

test-all: setup
	GRANTLINE_TEST_ALL=1 swift test

# BENCH_SIZES="130 100000" make bench runs fewer sizes; 64500000 only on request.
bench: setup
	$(SWIFT_RELEASE)
	Benchmarks/bench "$$($(SWIFT_RELEASE) --show-bin-path)/grantline"

setup:
	@scripts/setup

clean:
	rm -rf .build output.new output.old
