#!/bin/sh
# run-job: the HTTP call of one job, and one JSON line about it. Needs a POSIX sh, curl and the usual small tools; means
# the same in dash, bash and BusyBox. Facts of the job are arguments; places and secrets are environment.
# No word becomes file names (-f), a forgotten variable is an error (-u), and text is bytes (LC_ALL=C).
set -fu
export LC_ALL=C

usage() {
  cat <<'END'
run-job --job NAME --target ID [option ...] PATH [key=value ...]
run-job --preflight [--expect-zone ZONE] [option ...]

Calls JOBS_BASE_URL + PATH, each key=value an encoded part of the query, and writes one JSON line about each call.
  --category NAME, --window NAME   what the job belongs to, for the line
  --method METHOD     GET, POST, PUT, PATCH or DELETE (POST)
  --timeout SECONDS   for the whole call, at most a day (300)
  --grace SECONDS     how late a scheduled start may still run: behind the minute that Kubernetes says, or behind
  --due HH:MM         the time of day at which it is due, on the clock of
  --zone ZONE         such as America/Sao_Paulo
  --attempts N        calls in all when the service fails or can't be reached, 1 to 5 (1)
  --backoff SECONDS   the wait before the second call, doubled before each further (30)
  --retry-timeouts    also after a call that timed out
  --gated             run only where JOBS_LIVE_TARGET names this --target
  --overlap WHAT      forbid: one run at a time, by a lock in --lock-dir; or allow (allow)
  --lock-dir DIR      (/var/lib/cronwright/lock)
  --env-file FILE     read the variables from its NAME=value lines; the file wins over the environment
  --record COLUMNS    base or full: write each run to the table at JOBS_LOG_URL, where that is set
  --record-end HOW    upsert or patch (upsert)
  --log WHERE         syslog, stdout or /path/of/a/file (stdout)
  --trigger WHAT      schedule or manual (manual)
  --auth-header NAME  the header of the token (Authorization, then as "Bearer TOKEN")
  --allow-http        accept a base URL without TLS
  --preflight         call nothing, check this host, one line a check

Variables: JOBS_BASE_URL, JOBS_TOKEN (empty: no header), JOBS_LIVE_TARGET (with --gated), JOBS_CA_FILE (optional),
JOBS_PAUSED (optional: all, category:NAME, window:NAME, job:NAME or NAME, several with commas or blanks between),
JOBS_LOG_URL and JOBS_LOG_KEY (optional, with --record: the table's address and its key).
Statuses: 0 success or skipped, 1 error, 124 timeout, 2 wrong call or configuration, 143 ended by a signal.
END
}

# All set here, so that a variable of the same name in the environment means nothing.
job='' category='' window='' target='' method=POST timeout=300 gated='' overlap=allow path='' query='' seen=' '
lock_dir=/var/lib/cronwright/lock env_file='' log=stdout trigger=manual auth_header=Authorization allow_http=''
expect_zone='' preflight='' token='' scheduled_at='' response_code='' reason='' error='' items='' warning=''
held='' named='' stray='' grace='' due='' zone='' due_at='' attempts=1 attempt=1 backoff=30 retry_timeouts=''
record='' record_end=upsert log_key='' recorded=''
LF='
'

# ---- time and text ----

# BusyBox prints %3N as it stands: then whole seconds are all there is.
now() {
  moment=$(date -u '+%Y-%m-%dT%H:%M:%S.%3N')
  case $moment in *.[0-9][0-9][0-9]) ;; *) moment=${moment%.*} ;; esac
  printf '%sZ' "$moment"
}

# Milliseconds of a clock that nobody sets back, in BusyBox too; without /proc the seconds of the date.
clock() {
  uptime=''
  [ ! -r /proc/uptime ] || read -r uptime _ </proc/uptime
  case $uptime in
    *[!0-9.]* | *.*.*) ;;
    [0-9]*.[0-9][0-9]) echo $((${uptime%.*} * 1000 + 1${uptime#*.}0 - 1000)) && return 0 ;; # the 1: 080 is no octal number
  esac
  echo "$(date +%s)000"
}

new_id() {
  uuid=/proc/sys/kernel/random/uuid
  if [ -r "$uuid" ]; then cat "$uuid" && return 0; fi
  od -A n -v -t x1 -N 16 /dev/urandom | tr -d ' \n' |
    sed 's/^\(.\{8\}\)\(.\{4\}\).\(.\{3\}\).\(.\{3\}\)\(.\{12\}\)$/\1-\2-4\3-8\4-\5/'
}

# No built-in names a byte alike in every shell, so text goes through numbers.
bytes() {
  od -A n -v -t x1
}

percent_encoded() {
  printf '%s' "$1" | bytes | awk '
    BEGIN { for (i = 45; i < 127; i++) if ((c = sprintf("%c", i)) ~ /[A-Za-z0-9._~-]/) plain[sprintf("%02x", i)] = c }
    { for (i = 1; i <= NF; i++) out = out (($i in plain) ? plain[$i] : "%" toupper($i)) }
    END { print out }'
}

# stdin -> the inside of a JSON string: token and key are ***, at most 500 characters, broken UTF-8 and NUL (which
# databases refuse) are U+FFFD, control characters are \u00xx. The secrets come first, each ended by a dot.
json_text() {
  longer=$token shorter=$log_key # a secret that is part of the other must not cut it
  [ "${#token}" -ge "${#log_key}" ] || longer=$log_key shorter=$token
  { for secret in "$longer" "$shorter"; do printf '%s' "$secret" | bytes && echo .; done && bytes; } | awk '
    BEGIN {
      for (i = 1; i < 256; i++) char[sprintf("%02x", i)] = sprintf("%c", i)
      char["22"] = "\\\""; char["5c"] = "\\\\"; char["0a"] = "\\n"; char["0d"] = "\\r"; char["09"] = "\\t"
      more = " [89ab]." # no overlong form, no surrogate, nothing above U+10FFFF:
      wide = "^( (c[2-9a-f]|d.)| e0 [ab].| e[1-9a-cef]" more "| ed [89].| f0 [9ab]." more "| f[1-3]" more more "| f4 8." more ")" more
    }
    $1 == "." { secret[++secrets] = text; text = ""; next }
    { for (i = 1; i <= NF; i++) text = text " " $i }
    END {
      for (s = 1; s <= secrets; s++) {
        clean = ""
        while (secret[s] != "" && (at = index(text, secret[s]))) {
          clean = clean substr(text, 1, at - 1) " 2a 2a 2a"
          text = substr(text, at + length(secret[s]))
        }
        text = clean text
      }
      sub(/( 0[9ad]| 20)+$/, "", text)
      for (kept = 0; text != "" && kept < 500; kept++) {
        first = substr(text, 2, 2)
        size = match(text, wide) ? RLENGTH : 3
        if (text ~ /^ c2 [89]/) out = out "\\u00" substr(text, 5, 2)
        else if (size > 3) for (i = 2; i < size; i += 3) out = out char[substr(text, i, 2)]
        else if (first == "00" || first > "7f") out = out "\357\277\275"
        else if (first ~ /^(0[^9ad]|1.|7f)$/) out = out "\\u00" first
        else out = out char[first]
        text = substr(text, size + 1)
      }
      print out
    }'
}

# ---- the line, its delivery, the ways out ----

# A number where the user has no name, as in many containers.
user() {
  name=$(id -un 2>/dev/null) || name=$(id -u)
  echo "$name"
}

text_or_null() {
  if [ -n "$1" ]; then printf '"%s"' "$1"; else printf null; fi
}

end_attempt() {
  ended_at=$(now) ended_clock=$(clock)
}

# line OUTCOME. Every value is a checked name, a number, or went through json_text.
line() {
  printf '{"id":"%s","job_name":"%s","category":%s,"window":%s,"target":%s,' "$id" "$job" \
    "$(text_or_null "$category")" "$(text_or_null "$window")" "$(text_or_null "$target")"
  printf '"trigger":"%s","scheduled_at":%s,"started_at":"%s","finished_at":"%s","duration_ms":%s,"attempt":%s,' \
    "$trigger" "$(text_or_null "$scheduled_at")" "$attempt_at" "$ended_at" "$((ended_clock - attempt_clock))" "$attempt"
  printf '"response_code":%s,"outcome":"%s","reason":%s,"error":%s,' "${response_code:-null}" "$1" \
    "$(text_or_null "$reason")" "$(text_or_null "$error")"
  printf '"items_processed":%s,"warning":%s}' "${items:-null}" "$(text_or_null "$warning")"
}

# util-linux calls a missing socket a success and cuts at 1 KiB unless told otherwise; BusyBox knows neither option.
to_syslog() {
  command -v logger >/dev/null || return 1
  logger --socket-errors=on --size 8192 -t cronwright -- "$1" 2>/dev/null && return 0
  [ -S /dev/log ] && logger -t cronwright -- "$1" 2>/dev/null
}

# A line stays below 4096 bytes, so one printf is one write, whole among those of other jobs.
to_file() {
  (umask 027 && printf '%s\n' "$1" >>"$log") 2>/dev/null && return 0
  echo "run-job: $log cannot be written, so the line goes to stdout: make it writable for $(user)" >&2
  return 1
}

deliver() {
  case $log in stdout) false ;; syslog) to_syslog "$1" ;; *) to_file "$1" ;; esac || printf '%s\n' "$1"
}

# finish OUTCOME STATUS: from here on neither a signal nor a closed stdout changes anything. It may run inside a trap,
# where a bare `return` or `exit` would give the status from before the trap: each names its own.
finish() {
  trap '' TERM INT HUP PIPE
  end_attempt
  if [ -n "$job" ]; then record_finish "$1"; deliver "$(line "$1")"; fi
  exit "$2"
}

skip() {
  reason=$1
  finish skipped 0
}

# refuse SENTENCE: a wrong call or configuration; the sentence says what to do.
refuse() {
  printf 'run-job: %s\n' "$1" >&2
  error=$(printf '%s' "$1" | json_text)
  finish error 2
}

# A second warning is cut, because a line stays below 4096 bytes.
warn() {
  warning=$(printf '%.120s' "${warning:+$warning; }$1")
}

# KILL, because curl has nothing to put away and starts deaf to INT, as everything in the background. The wait in any
# case: bash ends the next one with a signal that came right behind one, and that shall not be the record's.
# shellcheck disable=SC2317 # called by the traps
ended_by() {
  trap '' TERM INT HUP
  [ -z "${!:-}" ] || { kill -KILL "$!"; wait "$!"; } 2>/dev/null
  error="ended by signal $1"
  finish error 143
}

# ---- the arguments ----

# Names stand in a file name, a header and the JSON line as they are.
a_name() {
  case $2 in [!A-Za-z0-9]* | *[!A-Za-z0-9_-]*) refuse "$1 takes a name of letters, digits, _ and -" ;; esac
  [ "${#2}" -le 127 ] || refuse "$1 takes a name of at most 127 characters"
}

a_zone() {
  case $2 in [!A-Za-z]* | *[!A-Za-z0-9_/+-]*) refuse "$1 takes a name such as America/Sao_Paulo" ;; esac
}

absolute() {
  case $2 in /*) ;; *) refuse "$1 takes an absolute path" ;; esac
}

one_of() {
  case " $3 " in *" $2 "*) ;; *) refuse "$1 takes one of: $3" ;; esac
}

# a_number OPTION VALUE LEAST MOST: whole seconds or a count; more than five digits would overflow somewhere.
a_number() {
  case $2 in 0?* | *[!0-9]* | '') false ;; *) [ "${#2}" -le 5 ] && [ "$2" -ge "$3" ] && [ "$2" -le "$4" ] ;; esac ||
    refuse "$1 takes a whole number from $3 to $4"
}

set_flag() {
  case $1 in
    --gated) gated=yes ;;
    --retry-timeouts) retry_timeouts=yes ;;
    --allow-http) allow_http=yes ;;
    --preflight) preflight=yes ;;
    --help) usage && exit 0 ;;
    *) return 1 ;;
  esac
}

set_option() {
  case $1 in
    --job) a_name "$@" && job=$2 ;;
    --category) a_name "$@" && category=$2 ;;
    --window) a_name "$@" && window=$2 ;;
    --target) a_name "$@" && target=$2 ;;
    --method) one_of "$@" 'GET POST PUT PATCH DELETE' && method=$2 ;;
    --timeout) a_number "$@" 1 86400 && timeout=$2 ;;
    --grace) a_number "$@" 1 86400 && grace=$2 ;;
    --due)
      case $2 in [01][0-9]:[0-5][0-9] | 2[0-3]:[0-5][0-9]) due=$2 ;; *) refuse "--due takes a time such as 08:00" ;; esac ;;
    --zone) a_zone "$@" && zone=$2 ;;
    --attempts) a_number "$@" 1 5 && attempts=$2 ;;
    --backoff) a_number "$@" 1 3600 && backoff=$2 ;;
    --record) one_of "$@" 'base full' && record=$2 ;;
    --record-end) one_of "$@" 'upsert patch' && record_end=$2 ;;
    --overlap) one_of "$@" 'forbid allow' && overlap=$2 ;;
    --lock-dir) absolute "$@" && lock_dir=${2%/} ;;
    --env-file) absolute "$@" && env_file=$2 ;;
    --log) case $2 in syslog | stdout | /*) log=$2 ;; *) refuse "--log takes syslog, stdout or an absolute path" ;; esac ;;
    --trigger) one_of "$@" 'schedule manual' && trigger=$2 ;;
    --auth-header)
      case $2 in [!A-Za-z]* | *[!A-Za-z0-9-]*) refuse "--auth-header takes the name of a header" ;; esac
      auth_header=$2 ;;
    --expect-zone) a_zone "$@" && expect_zone=$2 ;;
    *) refuse "there is no option $1: see run-job --help" ;;
  esac
  [ -n "$2" ] || refuse "$1 needs a value after it"
}

read_arguments() {
  while [ $# -gt 0 ]; do
    case $1 in -*) ;; *) break ;; esac
    case $seen in *" $1 "*) refuse "$1 is given twice: keep one" ;; esac
    seen="$seen$1 "
    if set_flag "$1"; then shift && continue; fi
    set_option "$1" "${2:-}"
    shift 2
  done
  if [ -n "$preflight" ]; then
    [ $# -eq 0 ] || refuse "--preflight calls nothing: leave out $1"
    return 0
  fi
  [ -n "$job" ] || refuse "--job is missing: name the job"
  [ -n "$target" ] || refuse "--target is missing: name the target this job is compiled for"
  [ "${due:+yes}" = "${zone:+yes}" ] || refuse "--due and --zone go together: a time means nothing without its clock"
  [ $# -gt 0 ] || refuse "the path to call is missing: add it after the options, such as /jobs/$job"
  read_call "$@"
}

read_call() {
  path=$1
  case $path in
    [!/]* | '') refuse "the path to call begins with /, and options stand before it, unlike: $path" ;;
    *[!A-Za-z0-9._~/:@-]*) refuse "a path holds letters, digits and ._~/:@-, its query follows as key=value, unlike: $path" ;;
  esac
  shift
  for pair; do
    case $pair in =*) pair='' ;; *=*) ;; *) pair='' ;; esac
    [ -n "$pair" ] || refuse "after the path every argument is key=value: see run-job --help"
    query="$query${query:+&}$(percent_encoded "${pair%%=*}")=$(percent_encoded "${pair#*=}")"
  done
}

# ---- what must be true before a call: a *_problem prints nothing, or a sentence that says what to do ----

require() {
  problem=$("$1")
  [ -z "$problem" ] || refuse "$problem"
}

env_file_problem() {
  if [ ! -f "$env_file" ]; then echo "$env_file is not a regular file: write NAME=value lines there"
  elif [ ! -r "$env_file" ]; then echo "$env_file cannot be read by $(user): give it that group and mode 0640"
  else # the ninth letter and the sixth say whether others and the group may write
    case $(ls -ldL -- "$env_file") in ?????-??-*) ;; *) echo "others than its owner may write $env_file: chmod go-w $env_file" ;; esac
  fi
}

# The file is the truth on its host, so it wins over the environment. It is read line by line, never run.
load_env_file() {
  while IFS= read -r entry || [ -n "$entry" ]; do
    value=${entry#*=}
    case $value in
      \"*\") value=${value#\"} && value=${value%\"} ;;
      \'*\') value=${value#\'} && value=${value%\'} ;;
    esac
    case $entry in
      JOBS_BASE_URL=*) JOBS_BASE_URL=$value ;;
      JOBS_TOKEN=*) JOBS_TOKEN=$value ;;
      JOBS_LIVE_TARGET=*) JOBS_LIVE_TARGET=$value ;;
      JOBS_PAUSED=*) JOBS_PAUSED=$value ;;
      JOBS_CA_FILE=*) JOBS_CA_FILE=$value ;;
      JOBS_LOG_URL=*) JOBS_LOG_URL=$value ;;
      JOBS_LOG_KEY=*) JOBS_LOG_KEY=$value ;;
    esac
  done <"$env_file"
}

live_target_problem() {
  case ${JOBS_LIVE_TARGET:-} in
    '') echo "JOBS_LIVE_TARGET is not set: jobs compiled for several targets need it to name the one that runs them" ;;
    *[!A-Za-z0-9_-]*) echo "JOBS_LIVE_TARGET is not the name of a target: use letters, digits and hyphens" ;;
  esac
}

# address_problem NAME VALUE
address_problem() {
  case $allow_http:$2 in
    *[!][A-Za-z0-9._~:/%-]*) echo "$1 holds more than scheme, host, port and path: take out users, queries and blanks" ;;
    *:https://?* | yes:http://?*) ;;
    :http://*) echo "$1 begins with http: use https, or pass --allow-http where the network is trusted" ;;
    *) echo "$1 must begin with https://" ;;
  esac
}

base_url_problem() {
  if [ -n "${JOBS_BASE_URL:-}" ]; then address_problem JOBS_BASE_URL "$JOBS_BASE_URL"
  else echo "JOBS_BASE_URL is not set: set it to what stands before the path, such as https://jobs.example.org"
  fi
}

log_url_problem() {
  [ -z "${JOBS_LOG_URL:-}" ] || address_problem JOBS_LOG_URL "$JOBS_LOG_URL"
}

log_key_problem() {
  case ${JOBS_LOG_KEY:-$log_key} in *[[:cntrl:]]*) echo "JOBS_LOG_KEY holds a line end or another control character: store it again without" ;; esac
}

token_problem() {
  case ${JOBS_TOKEN-$LF$LF} in
    "$LF$LF") echo "JOBS_TOKEN is not set: set it, or set it empty to call without a token" ;;
    *[[:cntrl:]]*) echo "JOBS_TOKEN holds a line end or another control character: store it again without" ;;
  esac
}

ca_file_problem() {
  [ -z "${JOBS_CA_FILE:-}" ] && return 0
  case $JOBS_CA_FILE in *[[:cntrl:]]*) false ;; *) [ -f "$JOBS_CA_FILE" ] && [ -r "$JOBS_CA_FILE" ] ;; esac ||
    echo "JOBS_CA_FILE is not a file that $(user) can read: correct it or leave it out"
}

tool_problem() {
  command -v "$1" >/dev/null || echo "$1 is missing: install it"
}

curl_problem() { tool_problem curl; }
flock_problem() { tool_problem flock; }

lock_dir_problem() {
  if [ -d "$lock_dir" ]; then place=$lock_dir; else place=${lock_dir%/*}/; fi
  [ -w "$place" ] && [ -x "$place" ] || echo "$lock_dir cannot be used by $(user): create it with mode 0700 for that user"
}

# ---- who started this, and may it run ----

# Kubernetes ends the name of a scheduled Job in its due minute since 1970; a Job made by hand is named by hand.
find_origin() {
  [ "$trigger" = schedule ] || return 0
  [ "${CRONWRIGHT_EVENT:-schedule}" = schedule ] || trigger=manual
  [ -n "${JOBS_KUBERNETES_JOB+set}" ] || return 0
  minute=${JOBS_KUBERNETES_JOB##*-}
  case ${#minute}:$minute:$JOBS_KUBERNETES_JOB in
    *:0*:* | *:*[!0-9]*:*) trigger=manual ;;
    [89]:*:*-*) due_at=$((minute * 60)) && scheduled_at=$(date -u -d "@$due_at" +%Y-%m-%dT%H:%M:%SZ) ;;
    *) trigger=manual ;;
  esac
}

# Sets held where JOBS_PAUSED names this job, named to its selectors and stray to its other words; those are told in
# the line, the others hold. The warning is short and free of escapes, because a line stays below 4096 bytes.
read_pauses() {
  for word in $(printf '%s' "${JOBS_PAUSED:-}" | tr ',\r' '  '); do
    case ${word#*:} in '' | [!a-z]* | *[!a-z0-9_]*) stray="$stray $word" && continue ;; esac
    case $word in
      all | "$job" | "job:$job" | "category:$category" | "window:$window") held=yes ;;
      category:* | window:* | job:*) ;;
      *:*) stray="$stray $word" && continue ;;
    esac
    named="$named $word"
  done
  [ -n "$stray" ] || return 0
  stray=$(printf '%s' "$stray" | json_text | tr -c ' !#-[]-~\n' '?')
  warn "$(printf 'no selector in JOBS_PAUSED:%.60s' "$stray")"
}

pass_pause() {
  [ -z "$held" ] || skip paused
}

# Seconds that the zone's clock is ahead of UTC at an instant. The 1 before each number: 08 is no octal number.
offset_at() {
  offset=$(TZ=$zone date -d "@$1" +%z) # +hhmm
  hours=${offset%??}
  echo "$((${offset%????}1 * ((1${hours#?} - 100) * 3600 + (1${offset#???} - 100) * 60)))"
}

# How many seconds ago it was due, on the zone's clock. Where that was moved in between, as much more or less has gone
# by than it shows; a time that it skipped is still to come at the end of the gap, and the number below zero.
seconds_late() {
  instant=$(date +%s)
  if [ -n "$due_at" ]; then echo "$((instant - due_at))" && return 0; fi
  here=$(offset_at "$instant")
  shown=$(((instant + here - (1${due%:*} - 100) * 3600 - (1${due#*:} - 100) * 60) % 86400))
  [ "$shown" -lt 86340 ] || shown=0 # a clock set back since cron looked at it
  echo "$((shown + $(offset_at "$((instant - shown))") - here))"
}

# Only what the platform starts, and only where something tells when it was due.
is_guarded() {
  [ "$trigger" = schedule ] && [ -n "$grace" ] && [ -n "$due$due_at" ]
}

pass_late_guard() {
  is_guarded || return 0
  [ -n "$due_at" ] || [ -f "/usr/share/zoneinfo/$zone" ] ||
    refuse "/usr/share/zoneinfo/$zone is missing, so nobody knows how late this is: install tzdata"
  late=$(seconds_late)
  [ "$late" -ge "$grace" ] || return 0
  warn "$late s late, and less than $grace are allowed"
  skip late
}

pass_gate() {
  [ -n "$gated" ] || return 0
  require live_target_problem
  [ "$JOBS_LIVE_TARGET" = "$target" ] || skip standby
}

# curl inherits the lock on purpose: when the runner is killed, the lock lasts as long as the request.
# The file stays, because deleting it would let two runs hold two locks of one name.
# A held lock is 1 and silence: BusyBox ends with 1 for every failure, and says something for each but that.
take_lock() {
  [ "$overlap" = forbid ] || return 0
  require flock_problem
  require lock_dir_problem
  [ -d "$lock_dir" ] || mkdir -m 0700 "$lock_dir" 2>/dev/null # of two at once one makes it and both use it
  (: >>"$lock_dir/$job") 2>/dev/null || refuse "the lock $lock_dir/$job cannot be opened by $(user): give it to that user"
  exec 9>>"$lock_dir/$job"
  complaint=$(flock -n 9 2>&1)
  flock_status=$?
  case $flock_status:$complaint in
    0:*) return 0 ;;
    1:) skip overlap ;;
    *:) complaint="flock ended with status $flock_status" ;;
  esac
  refuse "the lock $lock_dir/$job cannot be taken ($complaint): choose a --lock-dir on a local disk"
}

# ---- the call ----

quoted() {
  printf '"%s"\n' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

# Goes to curl on stdin, so that neither token nor address stands in the process list.
curl_config() {
  printf '%s\n' silent show-error globoff 'connect-timeout = 10' "max-time = $timeout" 'max-filesize = 1048576' \
    "proto = =https${allow_http:+,http}" 'write-out = "%{stderr}\n%{http_code} %{size_download}"' "request = $method"
  printf 'url = ' && quoted "${JOBS_BASE_URL%/}$path${query:+?$query}"
  case $method in P*) printf '%s\n' 'data = ""' 'header = "Content-Type:"' ;; esac # an empty body has a length, 0, and no type
  printf 'header = "%s"\n' "X-Job-Name: $job" "X-Job-Run-Id: $id" "Idempotency-Key: $job/${scheduled_at:-$id}" \
    'User-Agent: cronwright run-job'
  case $auth_header in Authorization) scheme='Bearer ' ;; *) scheme='' ;; esac
  [ -z "$token" ] || { printf 'header = ' && quoted "$auth_header: $scheme$token"; }
  [ -z "${JOBS_CA_FILE:-}" ] || { printf 'cacert = ' && quoted "$JOBS_CA_FILE"; }
}

# max-filesize knows only an announced length; the limit on what is written, 1 MiB too, ends any other answer, as
# curl's error 23 when the signal is ignored. -q comes first: then no .curlrc is read.
call_curl() {
  ulimit -f 2048
  trap '' XFSZ
  exec curl -q --config -
}

# The files have no name any more when curl starts: nothing is left behind, however the run ends.
open_captures() {
  folder=$(mktemp -d "${TMPDIR:-/tmp}/run-job.XXXXXX" 2>/dev/null) ||
    refuse "${TMPDIR:-/tmp} cannot take a file: make it writable or set TMPDIR"
  exec 4>"$folder/answer"
  exec 5<"$folder/answer"
  exec 6>"$folder/said"
  exec 7<"$folder/said"
  rm -rf "$folder"
}

# In the background and waited for, because a trap runs only after a foreground child.
call() {
  open_captures
  curl_config | call_curl >&4 2>&6 &
  wait "$!" 2>/dev/null # bash tells there of a child that was killed; the line does
  curl_status=$?
  trap '' TERM INT HUP PIPE # the answer is here: tell it, whatever comes now
  said=$(tr -d '\000' <&7)
  received=${said##*"$LF"} # what write-out asked for: the code and the bytes
  case $received in [1-9]*) response_code=${received%% *} ;; esac
  case $curl_status:$response_code in
    0:2*) items=$(count_items) ;;
    0:*) error=$(unwelcome_answer "${received#* }" | json_text) ;;
    23:* | 63:*) error='the answer is larger than 1 MiB' ;;
    *) error=$(printf '%s' "${said%"$LF"*}" | json_text) ;;
  esac
  case $curl_status:$response_code in
    0:2*) outcome=success status=0 ;;
    28:*) outcome=timeout status=124 ;;
    *) outcome=error status=1 ;;
  esac
  [ "$outcome" = success ] || error=${error:-curl ended with status $curl_status}
}

# A service that says no says it again; one that failed, is busy or can't be reached may have recovered. Attempts are
# starts, too: none begins later than the grace allows.
may_repeat() {
  [ "$attempt" -lt "$attempts" ] || return 1
  if is_guarded && [ "$(($(seconds_late) + backoff))" -ge "$grace" ]; then return 1; fi
  case $outcome:$curl_status:$response_code in
    success:* | *:23:* | *:63:*) return 1 ;;
    timeout:*) [ -n "$retry_timeouts" ] ;;
    error:0:408 | error:0:429 | error:0:5*) ;;
    error:0:*) return 1 ;;
  esac
}

begin_attempt() {
  attempt_at=$(now) attempt_clock=$(clock)
  response_code='' error='' items=''
  trap 'ended_by TERM' TERM
  trap 'ended_by INT' INT
  trap 'ended_by HUP' HUP
}

run() {
  call
  while may_repeat; do
    end_attempt
    deliver "$(line "$outcome")"
    begin_attempt
    attempt=$((attempt + 1))
    sleep "$backoff" &
    wait "$!"
    backoff=$((backoff * 2))
    begin_attempt
    call
  done
  finish "$outcome" "$status"
}

unwelcome_answer() {
  printf 'HTTP %s' "$response_code"
  [ "$1" = 0 ] || { printf ': ' && head -c 8192 <&5; }
}

# The number of the first of these names that has one, wherever it stands: a good guess at JSON, not a parser.
count_items() {
  tr '\000\t\r\n' '    ' <&5 | grep -oE '"(processados|count|total)" *: *(0|[1-9][0-9]{0,14}) *[,}]' | awk -F '[": ,}]+' '
    !($2 in found) { found[$2] = $3 }
    END { print ("processados" in found) ? found["processados"] : ("count" in found) ? found["count"] : found["total"] }'
}

# ---- the record: a row of a table behind PostgREST, never a reason to fail ----

# row STATUS FINISHED_AT DURATION. Times are the whole run's. `window` is a word of SQL, hence window_name.
row() {
  printf '{"id":"%s","job_name":"%s","started_at":"%s","finished_at":%s,"status":"%s","duration_ms":%s,' "$id" "$job" \
    "$started_at" "$(text_or_null "$2")" "$1" "${3:-null}"
  told=$error
  [ "$record" = full ] || [ -z "$reason" ] || told="$1: $reason"
  printf '"response_code":%s,"error":%s,"items_processed":%s' "${response_code:-null}" "$(text_or_null "$told")" "${items:-null}"
  if [ "$record" = full ]; then
    printf ',"category":%s,"window_name":%s,"target":"%s","trigger":"%s","scheduled_at":%s,"reason":%s,"attempts":%s' \
      "$(text_or_null "$category")" "$(text_or_null "$window")" "$target" "$trigger" "$(text_or_null "$scheduled_at")" \
      "$(text_or_null "$reason")" "$attempt"
  fi
  echo '}'
}

# record_config METHOD QUERY PREFER, the row on stdin.
record_config() {
  printf '%s\n' silent globoff 'connect-timeout = 2' 'max-time = 3' 'max-filesize = 65536' 'output = "/dev/null"' \
    "proto = =https${allow_http:+,http}" 'write-out = "%{http_code}"' "request = $1"
  printf 'url = ' && quoted "${JOBS_LOG_URL%/}$2"
  printf 'header = "%s"\n' 'Content-Type: application/json' "Prefer: $3" 'User-Agent: cronwright run-job'
  [ -z "$log_key" ] || printf 'header = %s\n' "$(quoted "apikey: $log_key")" "$(quoted "Authorization: Bearer $log_key")"
  [ -z "${JOBS_CA_FILE:-}" ] || { printf 'cacert = ' && quoted "$JOBS_CA_FILE"; }
  printf 'data-binary = ' && quoted "$(cat)"
}

# write_row METHOD QUERY PREFER ROW -> whether it was taken; then complaint says why not. In the background, for traps.
write_row() {
  printf '%s' "$4" | record_config "$1" "$2" "$3" | curl -q --config - >&8 2>/dev/null &
  wait "$!" 2>/dev/null
  answered=$?:$(cat <&3)
  case $answered in
    0:2*) return 0 ;;
    0:*) complaint="HTTP ${answered#*:}" ;;
    *) complaint="curl ended with status ${answered%%:*}" ;;
  esac
  return 1
}

may_record() {
  [ -n "$record" ] && [ -n "${JOBS_LOG_URL:-}" ] && command -v curl >/dev/null || return 1
  complaint=$(log_url_problem && log_key_problem)
  [ -z "$complaint" ] || { warn "not recorded: $complaint" && return 1; }
  folder=$(mktemp -d "${TMPDIR:-/tmp}/run-job.XXXXXX" 2>/dev/null) || { warn 'not recorded: no place for a file' && return 1; }
  exec 8>"$folder/code"
  exec 3<"$folder/code"
  rm -rf "$folder"
}

# A plain insert: should it arrive late, behind the end of a short run, it can't undo that.
record_start() {
  may_record || return 0
  if write_row POST '' return=minimal "$(row running '' '')"; then recorded=yes; else warn "start not recorded: $complaint"; fi
}

# The whole row again, so that a lost start costs nothing. A standby is no run: the live target's row is.
record_finish() {
  [ "$reason" != standby ] && may_record || return 0
  whole=$(row "$1" "$ended_at" "$((ended_clock - started_clock))")
  case $record_end:$recorded in
    patch:yes) write_row PATCH "?id=eq.$id" return=minimal "$whole" ;;
    # A start that was not confirmed may be there all the same.
    patch:) write_row POST '' return=minimal "$whole" || write_row PATCH "?id=eq.$id" return=minimal "$whole" ;;
    upsert:*) write_row POST '?on_conflict=id' resolution=merge-duplicates,return=minimal "$whole" ;;
  esac || warn "not recorded: $complaint"
}

# ---- preflight ----

# report NAME PROBLEM
report() {
  if [ -z "$2" ]; then echo "ok   $1"; else echo "FAIL $1: $2" && unfit=2; fi
}

log_problem() {
  case $log in
    stdout) ;;
    syslog)
      problem=$(tool_problem logger)
      [ -n "$problem" ] || [ -S /dev/log ] || problem='nothing listens at /dev/log: start journald or rsyslog, or use --log FILE'
      printf '%s' "$problem" ;;
    *)
      if [ -e "$log" ]; then place=$log; else place=${log%/*}/; fi
      [ -w "$place" ] || echo "$log cannot be written by $(user): give it or its folder to that user" ;;
  esac
}

# /etc/localtime is what cron goes by; /etc/timezone only names it where it is a copy.
host_zone() {
  link=$(readlink /etc/localtime)
  case ${TZ:-}:$link in
    ?*:*) echo "${TZ#:}" ;;
    *zoneinfo/*) echo "${link##*zoneinfo/}" ;;
    *) cat /etc/timezone 2>/dev/null || echo UTC ;;
  esac
}

zone_problem() {
  zone_file=/usr/share/zoneinfo/$expect_zone here=$(host_zone)
  if [ ! -f "$zone_file" ]; then echo "$zone_file is missing: install tzdata, and check the name"
  elif [ "$here" != "$expect_zone" ] && ! { [ -z "${TZ:-}" ] && cmp -s /etc/localtime "$zone_file"; }; then
    echo "this host keeps $here: set it to $expect_zone and restart cron, or compile for $here"
  fi
}

report_live_target() {
  problem=''
  [ -z "$gated${JOBS_LIVE_TARGET:-}" ] || problem=$(live_target_problem)
  case $problem:${JOBS_LIVE_TARGET:-} in
    ?*:*) report JOBS_LIVE_TARGET "$problem" ;;
    :) report "JOBS_LIVE_TARGET is not set, which jobs of a single target allow" '' ;;
    ":$target") report "JOBS_LIVE_TARGET is $target: jobs run here" '' ;;
    *) report "JOBS_LIVE_TARGET is $JOBS_LIVE_TARGET: gated jobs stand by here" '' ;;
  esac
}

report_log_table() {
  problem=$(log_url_problem && log_key_problem)
  if [ -z "$problem${JOBS_LOG_URL:-}" ]; then report 'JOBS_LOG_URL is not set: no run is recorded in a table' ''
  else report JOBS_LOG_URL "$problem"
  fi
}

report_pauses() {
  read_pauses
  if [ -n "$stray" ]; then report JOBS_PAUSED "$warning: write all, category:NAME, window:NAME, job:NAME or NAME"
  elif [ -z "$named" ]; then report 'JOBS_PAUSED is not set: no job is paused here' ''
  else report "JOBS_PAUSED is$named: what it names is skipped here" ''
  fi
}

check_host() {
  unfit=0
  report "user $(user)" ''
  if [ -n "$env_file" ]; then
    problem=$(env_file_problem)
    report "env file $env_file" "$problem"
    [ -n "$problem" ] || load_env_file
  fi
  report JOBS_BASE_URL "$(base_url_problem)"
  report JOBS_TOKEN "$(token_problem)"
  report JOBS_CA_FILE "$(ca_file_problem)"
  report_log_table
  report_live_target
  report_pauses
  report curl "$(curl_problem)"
  report flock "$(flock_problem)"
  report "lock folder $lock_dir" "$(lock_dir_problem)"
  report "log $log" "$(log_problem)"
  [ -z "$expect_zone" ] || report "zone $expect_zone" "$(zone_problem)"
  case $(now) in *.*) report 'date gives milliseconds' '' ;; *) report 'date gives whole seconds' '' ;; esac
  exit "$unfit"
}

main() {
  id=$(new_id)
  begin_attempt
  started_at=$attempt_at started_clock=$attempt_clock
  token=${JOBS_TOKEN:-} log_key=${JOBS_LOG_KEY:-} # before anything is told, so that they are *** wherever they stand
  read_arguments "$@"
  [ -z "$preflight" ] || check_host
  if [ -n "$env_file" ]; then require env_file_problem && load_env_file; fi
  token=${JOBS_TOKEN:-} log_key=${JOBS_LOG_KEY:-} # those of the file
  find_origin
  read_pauses
  pass_gate
  pass_pause
  pass_late_guard
  require base_url_problem
  require token_problem
  require ca_file_problem
  require curl_problem
  unset JOBS_TOKEN JOBS_LOG_KEY # no child needs them
  take_lock
  record_start
  run
}

main "$@"
