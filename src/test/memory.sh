#!/bin/sh
# Resident memory of what a long process repeats, as CSV with a verdict: memory.sh [MODE [COUNT [ENGINE]]]
# Ends with 1 if memory grows by more than 3 % after the first tenth. Modes:
#   steps         training steps, 2000
#   predictions   predictions of one model from 8 threads, 100000
#   models        models opened, asked once and closed, 50
# The heap has a fixed size and is touched at the start, so what grows is native memory.
export POLYFUSE_OPTS="-Xms128m -Xmx128m -XX:+AlwaysPreTouch ${POLYFUSE_OPTS:-}"
exec sh "$(dirname "$0")/program.sh" org.polyfuse.system.MemoryProgram "$@"
