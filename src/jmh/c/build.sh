#!/usr/bin/env bash
# Builds the C forms of the kernel into a folder: build.sh FOLDER
set -euo pipefail
mkdir -p "${1:?usage: build.sh FOLDER}"
out=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")"
flags=(-O3 -march=native -mprefer-vector-width=512 -ffp-contract=off -fno-math-errno -Wall -Wno-unknown-pragmas)
gcc "${flags[@]}" -DLANES=1 kernel.c -o "$out/scalar" -lm
gcc "${flags[@]}" -DLANES=1 -DFISSION kernel.c -o "$out/scalar-passes" -lm
gcc "${flags[@]}" -DLANES=1 -fno-if-conversion kernel.c -o "$out/scalar-branches" -lm
if grep -qw avx512dq /proc/cpuinfo; then
  for unroll in 1 2 4; do
    gcc "${flags[@]}" -DLANES=8 -DUNROLL=$unroll kernel.c -o "$out/avx512-loop-$unroll" -lm
    gcc "${flags[@]}" -DLANES=8 -DUNROLL=$unroll -DFISSION kernel.c -o "$out/avx512-passes-$unroll" -lm
  done
else
  echo 'no AVX-512 here: only the scalar form is built' >&2
fi
