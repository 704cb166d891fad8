# Starts java as both launchers do, the checkout's ./polyfuse and bin/polyfuse of an unpacked distribution; they read this
# file with '.'. It is the one place of java's options.
#
# JAVA_HOME             the Java to use; else the one on the PATH
# POLYFUSE_OPTS         more options for java, such as -Xmx8g
# PYTORCH_LIBRARY_PATH  a folder of PyTorch's own libraries to use instead of the bundled ones, such as a CUDA build;
#                       PYTORCH_VERSION and PYTORCH_FLAVOR (cu128, say) then tell which it is
# POLYFUSE_REPRODUCIBLE machine, the default: every process on this machine computes the same bits; processors: processors
#                       of other makes too, more slowly

say() { printf 'polyfuse: %s\n' "$*" >&2; }
user_error() { say "$*"; exit 2; }

# find_java WHAT: sets $java; WHAT, a JDK or a JRE, is what a message asks for.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || user_error "JAVA_HOME is '$JAVA_HOME' but has no bin/java. Set it to a $1, 17 or later."
  else
    java=$(command -v java) || user_error "java was not found. Install a $1, 17 or later, or set JAVA_HOME to one."
  fi
}

# check_java WHAT: refuses a Java that is too old.
check_java() {
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${version:-0}" -ge 17 ] || user_error "java 17 or later is needed but '$java' is ${version:-unknown}. Install a newer $1 or set JAVA_HOME to one."
}

# names_cluster ARGUMENT...: whether the command is to run on a cluster.
names_cluster() {
  for argument; do
    case $argument in
      --on | --on=*) return 0 ;;
    esac
  done
  return 1
}

# What Spark needs of java 17 on the side that asks; its executors get theirs from Spark. Its master, where that is this
# machine, keeps what it writes in a folder of its own, and listens to nobody outside.
prepare_cluster() {
  cluster_options="-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider -Dslf4j.internal.verbosity=WARN"
  cluster_options="$cluster_options -Dorg.slf4j.simpleLogger.log.org.apache=error"
  for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
    java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
    cluster_options="$cluster_options --add-opens=java.base/$package=ALL-UNNAMED"
  done
  case " $* " in
    *" local"* | *"=local"*)
      export SPARK_LOCAL_IP="${SPARK_LOCAL_IP:-127.0.0.1}"
      if [ -z "${SPARK_HOME:-}" ]; then
        SPARK_HOME=$(mktemp -d "${TMPDIR:-/tmp}/polyfuse-spark-XXXXXX")
        export SPARK_HOME
        cluster_options="$cluster_options -Dpolyfuse.spark.home=$SPARK_HOME" # it is deleted in the end
      fi
      ;;
  esac
}

# use_utf8_locale: sets a locale that the system has, the plain one if it can be.
use_utf8_locale() {
  for utf8 in C.UTF-8 en_US.UTF-8; do
    if [ "$(LC_ALL=$utf8 locale charmap 2>/dev/null)" = UTF-8 ]; then
      export LC_ALL=$utf8
      return
    fi
  done
}

# start HOME CLASSPATH ARCHIVE ARGUMENT...: becomes java. ARCHIVE holds classes laid out for java to map; java does
# without it if it is missing or does not fit.
start() {
  start_home=$1
  start_classpath=$2
  start_archive=$3
  shift 3

  # Nothing reports usage, and nothing is fetched, unless POLYFUSE_OPTS says so.
  export OPT_OUT_TRACKING=true

  # TensorFlow's remarks on its own build are no news; its warnings and errors stay.
  export TF_CPP_MIN_LOG_LEVEL="${TF_CPP_MIN_LOG_LEVEL:-1}"

  # PyTorch's threads sleep while they wait instead of spinning, which takes the cores from Java's own
  # threads and from other programs: on 2 shared cores an epoch takes a third of the time so.
  export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-PASSIVE}"

  # Java names files in the locale's characters: with ASCII alone those of others would not be there.
  case $(locale charmap 2>/dev/null) in
    ANSI_X3.4-1968 | US-ASCII | 646 | ASCII) use_utf8_locale ;;
  esac

  cluster_options=
  if names_cluster "$@"; then prepare_cluster "$@"; fi

  # Native libraries choose their code when they load. Left alone, MKL chooses by the alignment of a buffer, which is
  # not the same in every process.
  case ${POLYFUSE_REPRODUCIBLE:-machine} in
    machine) export MKL_CBWR="${MKL_CBWR:-AVX2,STRICT}" ;;
    processors) export MKL_CBWR=COMPATIBLE ONEDNN_MAX_CPU_ISA=AVX2 ATEN_CPU_CAPABILITY=avx2 ;;
    *) user_error "POLYFUSE_REPRODUCIBLE: must be machine or processors but was '$POLYFUSE_REPRODUCIBLE'. Set it to one of them." ;;
  esac

  # Java itself cannot tell; progress is a bar on a terminal and lines elsewhere.
  if [ -t 2 ]; then terminal=true; else terminal=false; fi

  case ${POLYFUSE_OPTS:-} in
    *-XX:+Use*GC*) gc= ;;
    *) gc=-XX:+UseParallelGC ;;
  esac

  # shellcheck disable=SC2086 # options are words
  exec "$java" $gc -XX:SharedArchiveFile="$start_archive" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off \
    -XX:MaxDirectMemorySize=2g $cluster_options -Dfile.encoding=UTF-8 -Djava.awt.headless=true \
    -Dai.djl.offline=true -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    -Dorg.slf4j.simpleLogger.log.ai.djl.util.cuda=error \
    -Dorg.slf4j.simpleLogger.log.ai.djl.onnxruntime.engine.OrtEngine=error \
    -Dpolyfuse.home="$start_home" -Dpolyfuse.terminal=$terminal ${POLYFUSE_OPTS:-} \
    -cp "$start_classpath" org.polyfuse.runtime.cli.Main "$@"
}
