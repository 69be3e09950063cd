#!/bin/sh
# kill.sh DATELINE REPORTS.jsonl [ROUNDS [SECONDS]]: kills -9 an ingest at random
# moments (three times a round, each up to SECONDS after its start, so that
# reading, writing and deriving are all hit), lets it end, and compares the
# record with that of a run left alone: nothing lost, nothing doubled, and the
# file whole. Prints a line a round; the exit status is the number of bad rounds.
set -u
dateline=$1 reports=$2 rounds=${3:-50} seconds=${4:-3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

listed() { # the lists of a record, without what depends on the clock
	for list in events claims entities reports; do
		"$dateline" "$list" --record "$1" --format jsonl | sed 's/"retrieved":"[^"]*"//'
	done | sha256sum
}

"$dateline" ingest -q --record "$folder/whole.db" "$reports"
whole=$(listed "$folder/whole.db")
bad=0 round=1
while [ "$round" -le "$rounds" ]; do
	rm -f "$folder"/cut.db*
	for _ in 1 2 3; do
		"$dateline" ingest -q --record "$folder/cut.db" "$reports" 2>/dev/null &
		sleep "$(awk -v r="$(od -An -N4 -tu4 /dev/urandom)" -v s="$seconds" 'BEGIN { print r / 4294967296 * s }')"
		kill -9 $! 2>/dev/null
		wait $! 2>/dev/null
	done
	held=$("$dateline" reports --record "$folder/cut.db" --format jsonl 2>/dev/null | wc -l)
	"$dateline" ingest -q --record "$folder/cut.db" "$reports"
	if [ "$(listed "$folder/cut.db")" = "$whole" ]; then
		echo "$round: same ($held reports were there when it went on)"
	else
		echo "$round: DIFFERS ($held reports were there when it went on)"
		bad=$((bad + 1))
	fi
	round=$((round + 1))
done
exit "$bad"
