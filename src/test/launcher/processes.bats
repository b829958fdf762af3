# What is left, and what is seen, where processes are stopped, start together, or run on another Spark.

load checkout.bash

setup_file() {
  export checkout="$BATS_FILE_TMPDIR/a checkout"
  copy_checkout "$checkout"
  real=$(real_java_home)
  export real
}

setup() {
  unset SPARK_HOME ALLOSTAT_SPARK ALLOSTAT_JAVA_OPTIONS ALLOSTAT_SUBMIT_OPTIONS ALLOSTAT_MEMORY
  export JAVA_HOME=$real
  cd "$BATS_TEST_TMPDIR" || return
  set -m # else what is started in the background ignores Ctrl-C
  # no function: in the background that would be a shell of its own, and a signal to it none to the launcher
  small_run=("$checkout/jobs/allostat" run ci --patients 20 --set years=1 --set "policies=[usual-care,hold-dose]" --out runs)
}

launch() { "$checkout/jobs/allostat" "$@"; }

# Waits for a process of this shell: PROCESS STATUS.
ends_with() {
  local status=0
  wait "$1" || status=$?
  [ "$status" -eq "$2" ]
}

# A checkout whose build takes as long as the test wants: it says its process, and its child's, in files.
checkout_with_a_long_build() {
  cp -Rp "$checkout" slow
  rm -f slow/target/allostat.jar
  mkdir -p bin
  fake_command bin/mvn << MAVEN
[[ \$* != *-v* ]] || { echo "Apache Maven 3.9.0"; exit 0; }
sleep 300 &
printf '%s\n' \$! > "$PWD/javac"
printf '%s\n' \$\$ > "$PWD/maven"
wait
MAVEN
  PATH=$PWD/bin:$PATH
}

@test "a build is stopped with its launcher, by each signal, and leaves no lock" {
  checkout_with_a_long_build
  for signal in HUP:129 INT:130 TERM:143; do
    # under nohup, whose children ignore it too
    [[ $(trap -p "${signal%:*}") != "trap -- ''"* ]] || continue
    rm -f maven javac
    slow/jobs/allostat --version > output 2>&1 &
    launcher=$!
    eventually test -s maven
    kill -"${signal%:*}" "$launcher"
    ends_with "$launcher" "${signal#*:}"
    eventually is_gone "$(cat maven)"
    eventually is_gone "$(cat javac)"
    [ ! -e slow/target/launcher.lock ]
    [ "$(tail -n 1 output)" = "allostat: the build was stopped; the same command begins it again" ]
  done
}

@test "a launcher that is killed outright leaves a lock that holds until its build has ended" {
  checkout_with_a_long_build
  slow/jobs/allostat --version > /dev/null 2>&1 &
  launcher=$!
  eventually test -s maven
  kill -KILL "$launcher"
  ends_with "$launcher" 137
  first=$(cat maven)
  slow/jobs/allostat --version > output 2>&1 &
  second=$!
  sleep 2
  [ "$(cat maven)" = "$first" ]
  kill -KILL -- "-$first"
  eventually grep -vqx "$first" maven
  kill -TERM "$second"
  ends_with "$second" 143
}

@test "a lock of a process that is gone does not hold" {
  cp -Rp "$checkout" locked
  rm -f locked/target/launcher/class-path
  mkdir locked/target/launcher.lock
  sleep 0 &
  gone=$!
  wait "$gone"
  printf '%s\n' "$gone" > locked/target/launcher.lock/pid
  run locked/jobs/allostat --version
  [ "$status" -eq 0 ]
  [ ! -e locked/target/launcher.lock ]
}

@test "a run that is stopped says one line, leaves no process and no part of a class archive, and is resumed" {
  for signal in INT:130 TERM:143; do
    rm -rf runs
    "${small_run[@]}" > output 2> errors &
    launcher=$!
    eventually compgen -G "runs/*/allostat-run.json"
    before=$(wc -l < errors)
    kill -"${signal%:*}" "$launcher"
    ends_with "$launcher" "${signal#*:}"
    is_gone "$launcher"
    [ "$(tail -n +$((before + 1)) errors)" = "stopped; the same command resumes it" ]
    [ ! -s output ]
    [ -z "$(compgen -G "$checkout/target/launcher/classes.jsa*")" ]
  done
  run "${small_run[@]}"
  [ "$status" -eq 0 ]
}

@test "two first runs at once both end well and leave one class archive; what a killed one left is removed" {
  rm -f "$checkout"/target/launcher/classes.jsa*
  touch "$checkout/target/launcher/classes.jsa.999999.temp"
  "${small_run[@]}" > one 2>&1 &
  first=$!
  "${small_run[@]}" --seed 8 > two 2>&1 &
  second=$!
  ends_with "$first" 0
  ends_with "$second" 0
  [ "$(echo "$checkout"/target/launcher/classes.jsa*)" = "$checkout/target/launcher/classes.jsa" ]
  run grep jcmd one two
  [ "$status" -eq 1 ]
  ALLOSTAT_JAVA_OPTIONS=-Xlog:class+load:file=loaded run "${small_run[@]}"
  [ "$status" -eq 0 ]
  [[ $output == *"answered before"* ]]
  [ "$(grep -c 'source: shared objects file (top)' loaded)" -gt 1000 ]
}

# The jars of the embedded Spark, with those that Spark shares with the program, started as spark-submit starts them: FOLDER.
own_spark() {
  mkdir -p "$1/jars" "$1/bin"
  {
    tr ':' '\n' < "$checkout/target/launcher/spark.classpath"
    printf '\n'
    tr ':' '\n' < "$checkout/target/launcher/application.classpath" |
      grep -E '/(slf4j-api|commons-codec|commons-io|snakeyaml|jackson-(core|annotations|databind))-[0-9]'
  } | while IFS= read -r jar; do
    [[ -z $jar ]] || ln -s "$jar" "$1/jars/"
  done
  fake_command "$1/bin/spark-submit" << 'SUBMIT'
home=$(dirname "$(dirname "${BASH_SOURCE[0]}")")
eval "options=($SPARK_SUBMIT_OPTS)"
options+=(-XX:+IgnoreUnrecognizedVMOptions)
printf 'own Spark\n' >&2
driver_class_path= previous=
for argument in "$@"; do
  [[ $previous != --driver-class-path ]] || driver_class_path=$argument
  previous=$argument
done
SPARK_LOCAL_IP=127.0.0.1 exec "$JAVA_HOME/bin/java" $(grep -v '^#' "$LAUNCHER/spark-jvm.args") "${options[@]}" -Xmx1g \
  -cp "$home/jars/*:$driver_class_path" org.apache.spark.deploy.SparkSubmit "$@"
SUBMIT
}

@test "SPARK_HOME of a Spark 4 for Scala 2.13 is used, and the run is the same run" {
  own_spark "$PWD/own"
  run "${small_run[@]}"
  [ "$status" -eq 0 ]
  LAUNCHER="$checkout/target/launcher" SPARK_HOME="$PWD/own" run "${small_run[@]}"
  [ "$status" -eq 0 ]
  [[ $output == *"own Spark"*"answered before"* ]]
}

@test "another Spark is passed over with a note, in SPARK_HOME and on the PATH" {
  mkdir -p old/jars old/bin
  touch old/jars/spark-core_2.12-3.5.1.jar
  fake_command old/bin/spark-submit <<< 'exit 99'
  SPARK_HOME=$PWD/old run launch run no-such-study.yaml
  [ "$status" -eq 2 ]
  [[ $output == *"note: SPARK_HOME ($PWD/old) is not a Spark 4 for Scala 2.13; using the embedded Spark"* ]]
  PATH=$PWD/old/bin:$PATH run launch run no-such-study.yaml
  [ "$status" -eq 2 ]
  [[ $output == *"note: spark-submit on the PATH"* ]]
  ALLOSTAT_SPARK=embedded SPARK_HOME=$PWD/old run launch run no-such-study.yaml
  [[ $output != *note:* ]]
}

# A Spark that notes what it is asked to submit, a word a line: FOLDER.
noting_spark() {
  mkdir -p "$1/jars" "$1/bin"
  touch "$1/jars/spark-core_2.13-4.2.0.jar"
  fake_command "$1/bin/spark-submit" <<< "printf '%s\n' \"\$@\" > \"$PWD/submitted\""
}

@test "in cluster deploy mode the files that arguments and studies name travel in the jar, and no others" {
  noting_spark "$PWD/own"
  mkdir -p mine/levers "$BATS_TEST_TMPDIR/else where"
  printf 'title: Mine\npolicies: [usual-care, levers/slow.yaml]\nposterior: draws.csv\n' > mine/study.yaml
  touch mine/levers/slow.yaml mine/draws.csv mine/salaries.csv
  mkdir -p "$BATS_TEST_TMPDIR/else where/pack" && touch "$BATS_TEST_TMPDIR/else where/pack/pack.yaml"
  ALLOSTAT_SUBMIT_OPTIONS='--deploy-mode cluster' SPARK_HOME=$PWD/own run launch run mine/study.yaml \
    --pack "$BATS_TEST_TMPDIR/else where/pack" --master yarn --out hdfs:///runs
  [ "$status" -eq 0 ]
  jar=$(grep 'allostat-[0-9-]*\.jar$' submitted)
  travelled=$("$JAVA_HOME/bin/jar" --list --file "$jar" | grep '^travelled/.*[a-z]$')
  [[ $travelled == *travelled/mine/study.yaml* ]]
  [[ $travelled == *travelled/mine/levers/slow.yaml* ]]
  [[ $travelled == *travelled/mine/draws.csv* ]]
  [[ $travelled == *"else where/pack/pack.yaml"* ]]
  [[ $travelled != *salaries* ]]
  grep -qx mine/study.yaml submitted
  [ "$(grep -c "^$BATS_TEST_TMPDIR/else" submitted)" -eq 0 ] # whole paths mean nothing where the driver runs
  grep '^[^-].*,.*\.jar' submitted | grep -q duckdb_jdbc
}

@test "in cluster deploy mode --out is a place that the driver sees" {
  noting_spark "$PWD/own"
  for out in --seed=7 --out=runs --out=../runs; do
    ALLOSTAT_SUBMIT_OPTIONS='--deploy-mode cluster' SPARK_HOME=$PWD/own run launch run ci --master yarn "$out"
    [ "$status" -eq 2 ]
    [[ $output == *"in cluster deploy mode the driver runs elsewhere"* ]]
  done
  [ ! -e submitted ]
}
