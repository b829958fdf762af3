# Sourced by jobs/allostat and jobs/cluster/standalone.

# Gives processes that are started a character encoding where the locale has none: a JVM decodes arguments and file names as the
# locale says, and containers, cron and ssh often say nothing, which means ASCII. A locale with another encoding stays.
ensure_utf8() {
  local charmap candidate
  charmap=$(locale charmap 2> /dev/null) || charmap=
  if [[ -z $charmap ]]; then # no such command: only what the variables say
    charmap=${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}
  fi
  case $charmap in
    C | POSIX | ANSI_X3.4* | US-ASCII | ASCII | 646) ;;
    *) return 0 ;;
  esac
  for candidate in C.UTF-8 C.utf8 en_US.UTF-8; do
    case $(LC_ALL=$candidate locale charmap 2> /dev/null || printf 'UTF-8') in
      UTF-8 | utf8)
        if [[ -n ${LC_ALL:-} ]]; then
          export LC_ALL=$candidate
        else
          export LC_CTYPE=$candidate
        fi
        return 0
        ;;
    esac
  done
}

# A path as a URL: neither the JVM's options nor Log4j take every character in a path.
url_of() {
  local LC_ALL=C path=$1 encoded='' character i
  for ((i = 0; i < ${#path}; i++)); do
    character=${path:i:1}
    case $character in
      [A-Za-z0-9/._~-]) encoded+=$character ;;
      *) encoded+=$(printf '%s' "$character" | od -An -tx1 | tr -d ' \n' | sed 's/../%&/g') ;;
    esac
  done
  printf 'file://%s\n' "$encoded"
}
