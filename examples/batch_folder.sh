#!/bin/sh
# Converts each folder below IN to one EPUB and one JSONL, and prints the reports of what failed.
# usage: batch_folder.sh IN OUT
set -eu
in=$1
out=$2
status=0
for folder in "$in"/*/ "$in"; do
	folder=${folder%/}
	[ -d "$folder" ] || continue
	name=$(basename "$folder")
	convkit convert "$folder" --to epub,jsonl --split all -o "$out/$name" --report "$out/$name.report.jsonl" -q || status=$?
	grep '"state": *"error"' "$out/$name.report.jsonl" || true
done
exit "$status"
