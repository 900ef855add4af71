#!/usr/bin/env bash
# Installs resolint for the action: VERSION is a released version or "source",
# ACTION_PATH the checkout of the action.
set -euo pipefail

bin="${RUNNER_TEMP:?}/resolint/bin"
mkdir -p "$bin"
if [ "${VERSION:-source}" = source ]; then
	(cd "${ACTION_PATH:?}" && CGO_ENABLED=0 go build -buildvcs=false -trimpath -o "$bin/resolint" ./cmd/resolint)
else
	GOBIN="$bin" CGO_ENABLED=0 go install -trimpath "github.com/resolint/resolint/cmd/resolint@$VERSION"
fi
echo "$bin" >>"${GITHUB_PATH:?}"
