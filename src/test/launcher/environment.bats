# What the launcher finds, asks for, and says where something is missing.

load checkout.bash

setup_file() {
  export checkout="$BATS_FILE_TMPDIR/a checkout with #, % and é"
  export bare="$BATS_FILE_TMPDIR/bare"
  copy_checkout "$checkout"
  bare_path "$bare"
  real=$(real_java_home)
  export real
}

setup() {
  unset JAVA_HOME SPARK_HOME ALLOSTAT_SPARK ALLOSTAT_JAVA_OPTIONS ALLOSTAT_SUBMIT_OPTIONS ALLOSTAT_MEMORY
  cd "$BATS_TEST_TMPDIR" || return
}

launch() { "$checkout/jobs/allostat" "$@"; }

# A checkout in which the next command builds.
unbuilt_checkout() {
  cp -Rp "$checkout" "$BATS_TEST_TMPDIR/unbuilt"
  rm -f "$BATS_TEST_TMPDIR/unbuilt/target/allostat.jar"
}

@test "without a JDK it says how to get one" {
  PATH=$bare run launch --version
  [ "$status" -eq 1 ]
  [[ $output == *"no usable JDK: there is no java on the PATH"*"apt install"* ]]
}

@test "a JRE is refused" {
  fake_java_home "$BATS_TEST_TMPDIR/jre" 17.0.1 java
  JAVA_HOME=$BATS_TEST_TMPDIR/jre PATH=$bare run launch --version
  [ "$status" -eq 1 ]
  [[ $output == *"is a JRE: it has no javac"* ]]
}

@test "an old JDK is refused with its version, in the new numbering and in the one of Java 8" {
  fake_java_home "$BATS_TEST_TMPDIR/eleven" 11.0.2 java javac
  fake_java_home "$BATS_TEST_TMPDIR/eight" 1.8.0_392 java javac
  JAVA_HOME=$BATS_TEST_TMPDIR/eleven PATH=$bare run launch --version
  [ "$status" -eq 1 ]
  [[ $output == *"is version 11, too old"* ]]
  JAVA_HOME=$BATS_TEST_TMPDIR/eight PATH=$bare run launch --version
  [ "$status" -eq 1 ]
  [[ $output == *"is version 8, too old"* ]]
}

@test "a JAVA_HOME that does not serve is passed over with a note where the PATH has one that does" {
  fake_java_home "$BATS_TEST_TMPDIR/eleven" 11.0.2 java javac
  JAVA_HOME=$BATS_TEST_TMPDIR/eleven PATH=$real/bin:$bare run launch --version
  [ "$status" -eq 0 ]
  [[ $output == *"is version 11, too old; using $real"*"allostat "[0-9]* ]]
}

@test "each JDK of this machine that is new enough runs it" {
  local java_home tried=0
  for java_home in /usr/lib/jvm/* "$real"; do
    [[ -x $java_home/bin/javac && $(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$java_home/release") -ge 17 ]] || continue
    JAVA_HOME=$java_home run launch --version
    [ "$status" -eq 0 ]
    [[ $output != *WARNING* ]]
    tried=$((tried + 1))
  done
  [ "$tried" -gt 0 ]
}

@test "without Maven it says how to get it" {
  unbuilt_checkout
  JAVA_HOME=$real PATH=$bare run "$BATS_TEST_TMPDIR/unbuilt/jobs/allostat" --version
  [ "$status" -eq 1 ]
  [[ $output == *"no Maven"*"apt install maven"* ]]
}

@test "an old Maven is refused with its version" {
  unbuilt_checkout
  mkdir bin
  fake_command bin/mvn <<< 'echo "Apache Maven 3.6.3 (cecedd)"'
  JAVA_HOME=$real PATH=$PWD/bin:$bare run "$BATS_TEST_TMPDIR/unbuilt/jobs/allostat" --version
  [ "$status" -eq 1 ]
  [[ $output == *"Maven 3.6.3 is too old"* ]]
}

@test "a build that fails shows its errors, ends with 1, and is begun again by the next command" {
  unbuilt_checkout
  mkdir bin
  fake_command bin/mvn << 'MAVEN'
[[ $* != *-v* ]] || { echo "Apache Maven 3.9.0"; exit 0; }
echo "[INFO] compiling"
echo "[ERROR] Life.java:[3,1] not a statement"
exit 1
MAVEN
  for _ in once again; do
    JAVA_HOME=$real PATH=$PWD/bin:$bare run "$BATS_TEST_TMPDIR/unbuilt/jobs/allostat" --version
    [ "$status" -eq 1 ]
    [[ $output == *"Life.java:[3,1] not a statement"*"the build failed; the whole log is"* ]]
    [[ $output != *compiling* ]]
    [ ! -e "$BATS_TEST_TMPDIR/unbuilt/target/launcher.lock" ]
  done
}

@test "a changed source, policy or schema builds again; nothing changed does not" {
  cp -Rp "$checkout" "$BATS_TEST_TMPDIR/changed"
  mkdir bin
  fake_command bin/mvn << 'MAVEN'
[[ $* != *-v* ]] || { echo "Apache Maven 3.9.0"; exit 0; }
echo "[ERROR] asked to build"
exit 1
MAVEN
  JAVA_HOME=$real PATH=$PWD/bin:$bare run "$BATS_TEST_TMPDIR/changed/jobs/allostat" --version
  [ "$status" -eq 0 ]
  for file in src/main/resources/evidence/life_table.csv jobs/policies/cdc-2022.yaml data-schema/cohort.sql pom.xml; do
    touch "$BATS_TEST_TMPDIR/changed/target/allostat.jar"
    rm -f "$BATS_TEST_TMPDIR/changed/target/launcher-build.begun"
    sleep 0.02
    touch "$BATS_TEST_TMPDIR/changed/$file"
    JAVA_HOME=$real PATH=$PWD/bin:$bare run "$BATS_TEST_TMPDIR/changed/jobs/allostat" --version
    [[ $status -eq 1 && $output == *"asked to build"* ]]
  done
}

@test "it runs from another directory, by a relative path and through a chain of symbolic links" {
  mkdir -p elsewhere/bin
  ln -s "$checkout/jobs/allostat" elsewhere/allostat
  ln -s ../allostat elsewhere/bin/allostat
  run elsewhere/bin/allostat --version
  [ "$status" -eq 0 ]
  cd "$checkout/target"
  run ../jobs/allostat --version
  [ "$status" -eq 0 ]
}

@test "relative paths in arguments belong to the caller's directory" {
  mkdir "with a space"
  cd "with a space"
  cp "$checkout/jobs/studies/ci.yaml" mine.yaml
  run launch check mine.yaml
  [ "$status" -eq 0 ]
}

@test "a checkout that was moved still runs" {
  cp -Rp "$checkout" before
  ./before/jobs/allostat --version
  mv before after
  run ./after/jobs/allostat sql --help
  [ "$status" -eq 0 ]
  cp "$checkout/jobs/studies/ci.yaml" .
  run ./after/jobs/allostat check ci.yaml
  [ "$status" -eq 0 ]
}

@test "a checkout that is built and cannot be written runs; one that must be built says so" {
  launch --version
  cp -Rp "$checkout" locked
  chmod -R a-w locked
  bound_by_permissions locked/jobs/allostat --version
  chmod -R u+w locked
  rm locked/target/allostat.jar
  chmod -R a-w locked
  run bound_by_permissions locked/jobs/allostat --version
  [ "$status" -eq 1 ]
  [[ $output == *"locked/target cannot be written"* ]]
  [ "${#lines[@]}" -eq 1 ]
  chmod -R u+w locked
}

@test "exit codes are the program's: 0, 2 for a wrong input, 2 for a master it does not know" {
  run launch tables
  [ "$status" -eq 0 ]
  run launch check no-such-study.yaml
  [ "$status" -eq 2 ]
  run launch run --master yarn
  [ "$status" -eq 2 ]
  [[ $output == *"--master yarn: the embedded Spark knows"* ]]
}

@test "without a locale arguments, file names and output are UTF-8" {
  mkdir "Études"
  cp "$checkout/jobs/studies/ci.yaml" "Études/à.yaml"
  for locale in "LC_ALL=C" "LC_ALL=POSIX" "LANG=" "LC_CTYPE=C"; do
    run env -u LC_ALL -u LC_CTYPE -u LANG "$locale" JAVA_HOME="$real" "$checkout/jobs/allostat" check "Études/à.yaml"
    [ "$status" -eq 0 ]
    [[ $output == "Études/à.yaml: ok"* ]]
  done
}

@test "a locale that names its encoding is left alone" {
  source "$checkout/jobs/conf/functions.bash"
  fake_command "$BATS_TEST_TMPDIR/locale" <<< 'echo ISO-8859-1'
  PATH=$BATS_TEST_TMPDIR:$PATH
  unset LC_CTYPE
  LC_ALL=de_DE ensure_utf8
  [ -z "${LC_CTYPE:-}" ]
  LC_ALL=de_DE
  ensure_utf8
  [ "$LC_ALL" = de_DE ]
}

@test "paths become URLs" {
  source "$checkout/jobs/conf/functions.bash"
  [ "$(url_of '/a b/#%?[x]{y}')" = 'file:///a%20b/%23%25%3f%5bx%5d%7by%7d' ]
  [ "$(url_of '/é')" = 'file:///%c3%a9' ]
}

@test "a colon in the path is refused, since a class path cannot hold it" {
  cp -Rp "$checkout" a:b
  run a:b/jobs/allostat --version
  [ "$status" -eq 1 ]
  [[ $output == *"a class path cannot hold a colon"* ]]
}

@test "the launcher needs no bash later than 3.2" {
  # what later versions brought: these would be syntax errors or missing commands on macOS
  run grep -nE 'declare -[Ag]|local -[nA]|mapfile|readarray|\$\{[A-Za-z_]+(\^|,)|&>>|\|&|wait -n|\$\{[a-z_]+@' \
    "$checkout/jobs/allostat" "$checkout/jobs/conf/functions.bash" "$checkout/jobs/cluster/standalone"
  [ "$status" -eq 1 ]
}
