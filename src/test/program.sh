#!/bin/sh
# Builds the system tests and starts one of their programs: program.sh CLASS [ARGUMENT ...]
# POLYFUSE_TESTS   other tests, with programs of their own, such as src/fuzz
# POLYFUSE_OPTS    more options for java
# POLYFUSE_MAVEN   more options for the build, such as -Dcuda
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd -P)
module=${POLYFUSE_TESTS:-src/test}
tests=$home/$module
class=$1
shift
# shellcheck disable=SC2086 # options are words
(cd "$home" && mvn -q -B -ntp -pl "$module" -am -DskipTests -Dspotless.check.skip -Denforcer.skip \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath.txt ${POLYFUSE_MAVEN:-} \
  test-compile org.apache.maven.plugins:maven-dependency-plugin:build-classpath) >&2

export OPT_OUT_TRACKING=true
export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-passive}" # threads that wait do not take a busy machine's time
export MKL_CBWR="${MKL_CBWR:-AVX2,STRICT}" # as the launcher has it
# shellcheck disable=SC2086 # options are words
exec java -XX:+UseParallelGC -XX:MaxDirectMemorySize=2g -Dai.djl.offline=true \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.slf4j.simpleLogger.log.ai.djl.util.cuda=error \
  -Dpolyfuse.home="$home" ${POLYFUSE_OPTS:-} \
  -cp "$tests/target/test-classes:$(cat "$tests/target/test-classpath.txt")" "$class" "$@"
