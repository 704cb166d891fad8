#!/bin/sh
# Resident memory over many training steps, as CSV: memory.sh [STEPS [STEPS BETWEEN LINES [ENGINE]]]
# The heap has a fixed size and is touched at the start, so what grows is native memory.
export POLYFUSE_OPTS="-Xms512m -Xmx512m -XX:+AlwaysPreTouch ${POLYFUSE_OPTS:-}"
exec sh "$(dirname "$0")/program.sh" org.polyfuse.system.MemoryProgram "$@"
