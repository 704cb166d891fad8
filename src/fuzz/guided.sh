#!/bin/sh
# The mutations of fuzz.sh, chosen by Jazzer, which watches what code they reach: guided.sh FOLDER SUBJECT [OPTION ...]
#   FOLDER     takes the choices that reached something new, and those that show a fault (crash-...)
#   SUBJECT    one of those of fuzz.sh
#   OPTION     Jazzer's, such as -max_total_time=600, or the path of a crash-... file, which is tried again alone
# Goes on until it is stopped or finds a fault.
mkdir -p "$1/corpus"
folder=$(cd "$1" && pwd -P)
subject=$2
shift 2
export POLYFUSE_OPTS="-Dfuzz.subject=$subject ${POLYFUSE_OPTS:-}"
POLYFUSE_TESTS=src/fuzz exec sh "$(dirname "$0")/../test/program.sh" com.code_intelligence.jazzer.Jazzer \
  --target_class=org.polyfuse.fuzz.GuidedFuzz --reproducer_path="$folder" \
  "--instrumentation_includes=org.polyfuse.**" "--instrumentation_excludes=org.polyfuse.fuzz.**" \
  -artifact_prefix="$folder/" -len_control=0 "$@" "$folder/corpus"
