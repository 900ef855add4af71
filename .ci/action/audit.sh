#!/usr/bin/env bash
# Runs resolint for the action and says where the reports are. Findings do not
# fail this step, so that the reports can be uploaded; the last step does.
# Inputs: PATHS, BASE, SINCE, FAIL_ON, UNTRUSTED, FROM_FORK, ARGS (see action.yml).
set -euo pipefail

reports="${RUNNER_TEMP:?}/resolint/reports"
# Reports of an earlier run would pass for those of one that ends before it writes.
rm -rf "$reports"
mkdir -p "$reports"

args=(check --no-color --fail-on "${FAIL_ON:-error}"
	--format github
	--format sarif --output "$reports/resolint.sarif"
	--format json --output "$reports/resolint.json"
	--format markdown --output "$reports/resolint.md")

if [ -n "${BASE:-}" ]; then
	args+=(--base "$BASE")
elif [ -n "${SINCE:-}" ]; then
	args+=(--since "$SINCE")
fi

case "${UNTRUSTED:-auto}" in
true) args+=(--untrusted) ;;
auto) if [ "${FROM_FORK:-false}" = true ]; then args+=(--untrusted); fi ;;
false) ;;
*)
	echo "untrusted is \"$UNTRUSTED\"; it is true, false or auto" >&2
	exit 2
	;;
esac

while IFS= read -r line; do
	[ -z "$line" ] || args+=("$line")
done <<<"${ARGS:-}"

args+=(--)
while IFS= read -r line; do
	[ -z "$line" ] || args+=("$line")
done <<<"${PATHS:?}"

status=0
resolint "${args[@]}" || status=$?

{
	echo "status=$status"
	# A report that was not written must not be uploaded.
	[ ! -s "$reports/resolint.sarif" ] || echo "sarif=$reports/resolint.sarif"
	[ ! -s "$reports/resolint.json" ] || echo "json=$reports/resolint.json"
	[ ! -s "$reports/resolint.md" ] || echo "comment=$reports/resolint.md"
} >>"${GITHUB_OUTPUT:?}"
if [ -s "$reports/resolint.md" ]; then
	cat "$reports/resolint.md" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
fi
