# make run       set-up, a release build, and all filings of the shipped grants in output/
# make test      set-up, and every test
# make test-all  the long form of the tests: all seeds, all sizes

.PHONY: run test test-all setup filings clean

SWIFT_RELEASE = swift build --configuration release --static-swift-stdlib

run: setup
	$(SWIFT_RELEASE)
	scripts/make-filings "$$($(SWIFT_RELEASE) --show-bin-path)/grantline"

test: setup
	swift test

test-all: setup
	GRANTLINE_TEST_ALL=1 swift test

setup:
	@scripts/setup

clean:
	rm -rf .build output.new output.old
