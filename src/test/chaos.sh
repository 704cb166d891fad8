#!/bin/sh
# Kills a small run and a small table with SIGKILL at random moments of their lives, goes on with the same command until
# it ends, and compares what is left, byte for byte, with what undisturbed ones leave:
# chaos.sh [KILLS OF EACH [SEED [FOLDER]]]
# The defaults are 30 and 1. Prints each kill as CSV and "run: 30 of 30 equal"; ends with 1 if any file differs.
exec sh "$(dirname "$0")/program.sh" org.polyfuse.system.ChaosProgram "$@"
