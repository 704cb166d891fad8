#!/bin/sh
# Changes configs and data at random and tries each mutant through the command line:
# fuzz.sh FOLDER SUBJECTS COUNT [SEED]
#   FOLDER     takes valid inputs, made once, and the mutants that show a fault, each with a text beside it of what was
#              run and said: mutants/SUBJECT-SEED and mutants/SUBJECT-SEED.txt
#   SUBJECTS   all, or some with commas between: config, table, iemocap, afew, ravdess, crema-d, fer2013, manifest,
#              arrays, recording, predictions, run, checkpoint, network, plugins
#   COUNT      mutants of each
#   SEED       of the first (1); the next has the next. A mutant is told by its subject and its seed alone, so
#              fuzz.sh FOLDER SUBJECT 1 SEED repeats it.
# Ends with 1 if any mutant ends otherwise than with exit code 0, or 2 and one message: with a stack trace, a thread
# that is lost, characters that steer a terminal, after more than fuzz.seconds (30), with more than fuzz.mebibytes (2048).
# POLYFUSE_OPTS    more options for java, such as
#                  -Dfuzz.processes=true   starts ./polyfuse for each mutant; else all are tried in one process
#                  -Dfuzz.show=true        prints how each ends
POLYFUSE_TESTS=src/fuzz exec sh "$(dirname "$0")/../test/program.sh" org.polyfuse.fuzz.FuzzProgram "$@"
