#!/bin/sh
# Whether every process computes the same bits while another program takes a core:
# same-bits.sh [EVALUATIONS [TRAININGS [ENGINE ...]]]
# A small run of a generated corpus is trained once, evaluated in so many processes, and trained anew in so many more.
# Prints for each engine how many different predictions and weights there were, and ends with 1 if more than one.
set -eu
tests=$(cd "$(dirname "$0")" && pwd -P)
polyfuse=$tests/../../polyfuse
evaluations=${1:-20}
trainings=${2:-4}
[ $# -lt 2 ] && shift $# || shift 2
[ $# -gt 0 ] || set -- PyTorch TensorFlow

folder=$(mktemp -d)
sh -c 'while :; do :; done' &
load=$!
trap 'kill "$load"; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
"$polyfuse" plugins >"$folder/plugins" # builds what is to be built
"$polyfuse" generate "$folder/corpus" --layout iemocap sessions=3 perSpeaker=4 minSeconds=0.6 maxSeconds=1.2 \
  spoiledShare=0 >"$folder/generated"

# train ENGINE RUNS: one run in a folder of its own
train() {
  "$polyfuse" run "$tests/../../examples/iemocap/am-fbp.yaml" "dataset.root=$folder/corpus" "engine.name=$1" \
    engine.threads=2 cache.maxGiB=0 modalities.audio.encoder.width=0.05 modalities.face.encoder.width=0.05 \
    fusion.segments=2 training.epochs=2 training.batch.size=8 --runs "$2" >"$folder/out" 2>"$folder/err" || {
    cat "$folder/err" >&2
    exit 1
  }
}

# different FILE...: how many of them differ
different() { cat "$@" | sort -u | wc -l | tr -d ' '; }

failed=0
for engine in "$@"; do
  runs=$folder/$engine
  train "$engine" "$runs/0"
  sum=$(cksum <"$(echo "$runs"/0/*/predictions.csv)")
  echo "$sum" >"$runs/predicted"
  i=0
  while [ $i -lt "$evaluations" ]; do
    i=$((i + 1))
    "$polyfuse" evaluate am-fbp --runs "$runs/0" --output "$folder/again.csv" >"$folder/out" 2>"$folder/err" || {
      cat "$folder/err" >&2
      exit 1
    }
    cksum <"$folder/again.csv" >>"$runs/predicted"
  done
  i=0
  cat "$runs"/0/*/model/weights.safetensors | cksum >"$runs/trained"
  while [ $i -lt "$trainings" ]; do
    i=$((i + 1))
    train "$engine" "$runs/$i"
    cat "$runs/$i"/*/model/weights.safetensors | cksum >>"$runs/trained"
    cksum <"$(echo "$runs/$i"/*/predictions.csv)" >>"$runs/predicted"
    rm -r "${runs:?}/$i"
  done
  predicted=$(different "$runs/predicted")
  trained=$(different "$runs/trained")
  echo "$engine: $evaluations evaluations and $((trainings + 1)) trainings: $predicted different predictions, $trained different weights"
  [ "$predicted" -eq 1 ] && [ "$trained" -eq 1 ] || failed=1
done
exit $failed
