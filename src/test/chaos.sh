#!/bin/sh
# Kills a small run and a small table at random moments, goes on with them, and compares what they leave with what
# undisturbed ones leave: chaos.sh [KILLS OF EACH [SEED [FOLDER]]]
exec sh "$(dirname "$0")/program.sh" org.polyfuse.system.ChaosProgram "$@"
