# What the tests of the launcher share: copies of this checkout that need no build, and stand-ins for java and mvn.

repository=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd -P)

# A copy of the sources and of what the build left, times included: FOLDER.
copy_checkout() {
  mkdir -p "$1/src/main" "$1/target/launcher"
  cp -Rp "$repository/pom.xml" "$repository/jobs" "$repository/data-schema" "$1/"
  cp -Rp "$repository/src/main/resources" "$1/src/main/"
  cp -p "$repository/target/launcher/application.classpath" "$repository/target/launcher/spark.classpath" \
    "$repository/target/launcher/spark-jvm.args" "$1/target/launcher/"
  cp -p "$repository/target/allostat.jar" "$1/target/"
  touch "$1/target/allostat.jar"
}

# A PATH with the usual commands and neither java, mvn nor spark-submit: FOLDER.
bare_path() {
  local folder=$1 directory command
  mkdir -p "$folder"
  for directory in /usr/local/bin /usr/bin /bin; do
    for command in "$directory"/*; do
      case ${command##*/} in
        java* | mvn* | spark-submit) ;;
        *) [[ -e $folder/${command##*/} ]] || ln -s "$command" "$folder/${command##*/}" ;;
      esac
    done
  done
}

# A folder that calls itself a Java home: FOLDER VERSION [COMMAND...].
fake_java_home() {
  local folder=$1 version=$2 command
  shift 2
  mkdir -p "$folder/bin"
  printf 'JAVA_VERSION="%s"\n' "$version" > "$folder/release"
  for command in "$@"; do
    printf '#!/bin/sh\necho "%s of %s was started" >&2\nexit 99\n' "$command" "$version" > "$folder/bin/$command"
    chmod +x "$folder/bin/$command"
  done
}

# A command of one's own: FILE, then its lines on standard input.
fake_command() {
  { printf '#!/usr/bin/env bash\n'; cat; } > "$1"
  chmod +x "$1"
}

# The home of the JDK that the tests run on.
real_java_home() {
  if [[ -n ${JAVA_HOME:-} ]]; then
    printf '%s\n' "$JAVA_HOME"
  else
    dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
  fi
}

# Waits up to five minutes, which a busy machine may take to start Spark, for a command to succeed.
eventually() {
  local waited=0
  until "$@" > /dev/null; do
    ((waited++ < 3000)) || return 1
    sleep 0.1
  done
}

is_gone() { ! kill -0 "$1" 2> /dev/null; }

# Runs a command whom permissions stop, as they stop everybody but root.
bound_by_permissions() {
  if [[ $(id -u) == 0 ]]; then
    setpriv --bounding-set=-dac_override,-dac_read_search "$@"
  else
    "$@"
  fi
}
