#!/bin/sh
# How features and predictions of a corpus scale on Spark, on an idle machine: scaling.sh [CLIPS [MASTER ...]]
# Generates about so many clips (2000, 144 or more) of voice and face, one of them damaged, trains a small system on a part of them, and makes
# features and predictions of all on each master: on the first, and how many times as fast on the others. Prints rows for
# docs/cluster.md, and ends with 1 if a command failed or the damaged clip was not named.
# What is timed goes from the first task's start to the last one's end; each task has one thread, and so has its collector.
set -eu
tests=$(cd "$(dirname "$0")" && pwd -P)
polyfuse=$tests/../../polyfuse
examples=$tests/../../examples/crema-d
clips=${1:-2000}
[ $# -lt 1 ] || shift
[ $# -gt 0 ] || set -- 'local[1]' 'local[2]' 'local-cluster[2,1,4096]'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
export POLYFUSE_OPTS="-XX:+UseSerialGC -Dspark.executor.extraJavaOptions=-XX:+UseSerialGC ${POLYFUSE_OPTS:-}"

# One place is one core: else Java's compiler has the others for itself, which two places must share.
pin=

# command ARGUMENT...: runs one quietly
command_of() {
  $pin "$polyfuse" "$@" >"$folder/out" 2>"$folder/err" || {
    cat "$folder/err" >&2
    exit 1
  }
}

command_of generate "$folder/corpus" --layout crema-d "sessions=$(((clips + 47) / 48))" minSeconds=2 maxSeconds=3
command_of generate "$folder/few" --layout crema-d sessions=5 perSpeaker=6 minSeconds=2 maxSeconds=3
command_of run "$examples/audio.yaml" "dataset.root=$folder/few" engine.device=cpu training.epochs=1 cache.maxGiB=0 \
  --runs "$folder/runs"
run=$(echo "$folder"/runs/*)

{
  echo id,audio
  for file in "$folder"/corpus/AudioWAV/*.wav; do
    name=${file##*/}
    echo "${name%.wav},$file"
  done
} >"$folder/clips.csv"
printf RIFF >"$folder/corpus/AudioWAV/${name}" # the last one

# rate WORD: recordings a second, from a note such as "1999 recordings WORD, 1 were skipped, in 12.3 s"
rate() {
  sed -n "s/^\(.*[^0-9]\)*\([0-9][0-9]*\) recordings $1, \([0-9][0-9]*\) .*skipped, in \([0-9.]*\) s.*/\2 \3 \4/p" "$folder/err" |
    awk '{ printf "%.2f", ($1 + $2) / $3; found = 1 } END { exit !found }' || {
    echo "no note of recordings $1 in what the command said:" >&2
    cat "$folder/err" >&2
    exit 1
  }
}

# damaged: whether the damaged clip was named
damaged() {
  grep -q "${name%.wav}" "$1" || {
    echo "$name: damaged, but not named by the command" >&2
    exit 1
  }
}

count=$(($(wc -l <"$folder/clips.csv") - 1))
echo "| $count clips on | features a second | speed-up | predictions a second | speed-up |"
echo "| --- | --- | --- | --- | --- |"
first_features=
number=0
for master in "$@"; do
  number=$((number + 1))
  case $master in
    'local[1]') pin=$(command -v taskset >/dev/null && echo taskset -c 0 || true) ;;
    *) pin= ;;
  esac
  command_of features "$examples/base.yaml" "dataset.root=$folder/corpus" cache.maxGiB=0 dataset.onDamage=skip \
    modalities.face.frontEnd.size=48 --out "$folder/features-$number" --on "$master"
  damaged "$folder/features-$number/damage.csv"
  features=$(rate "have features")
  rm -rf "$folder/features-$number"
  command_of predict "$run" --manifest "$folder/clips.csv" --on "$master" --output "$folder/predictions-$number"
  predictions=$(rate predicted)
  rm -rf "$folder/predictions-$number"
  if [ -z "$first_features" ]; then
    first_features=$features
    first_predictions=$predictions
  fi
  echo "$master $features $first_features $predictions $first_predictions" |
    awk '{ printf "| `%s` | %.1f | %.2f | %.1f | %.2f |\n", $1, $2, $2 / $3, $4, $4 / $5 }'
done
