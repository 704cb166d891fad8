#!/bin/sh
# Resident memory of what a long process repeats, as CSV with a verdict: memory.sh [MODE [COUNT [ENGINE]]]
# Ends with 1 if memory grows by more than 3 % after the first tenth. Modes:
#   steps         training steps, 2000
#   predictions   predictions of one model from 8 threads, 100000
#   models        models opened, asked once and closed, 50
# The heap has a fixed size and is touched at the start, and Java's second compiler is off: it comes to work at any time
# and takes 10 to 40 MiB that it keeps. So what grows is the engines' memory, and ours beside the heap.
export POLYFUSE_OPTS="-Xms128m -Xmx128m -XX:+AlwaysPreTouch -XX:TieredStopAtLevel=1 ${POLYFUSE_OPTS:-}"
exec sh "$(dirname "$0")/program.sh" org.polyfuse.system.MemoryProgram "$@"
