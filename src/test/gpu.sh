#!/bin/sh
# Two steps of every small system on a GPU and on the CPU must agree: gpu.sh [gpu:1]
#
# Polyfuse's bundled PyTorch is for processors alone. For a GPU set PYTORCH_LIBRARY_PATH to the folder of libtorch.so
# in a CUDA build of the same PyTorch, and PYTORCH_VERSION and PYTORCH_FLAVOR (cu128, say) to what it is; or set
# POLYFUSE_MAVEN=-Dcuda and POLYFUSE_OPTS=-Dai.djl.offline=false, and DJL fetches one.
if ! nvidia-smi -L 2>/dev/null | grep -q GPU; then
  echo "not run: no GPU"
  exit 0
fi
export NVIDIA_TF32_OVERRIDE=0 # products in full single precision, as on the CPU
exec sh "$(dirname "$0")/program.sh" org.polyfuse.system.GpuProgram "$@"
