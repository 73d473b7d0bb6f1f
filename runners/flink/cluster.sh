#!/usr/bin/env bash
# A Flink session cluster on this machine, reachable through the loopback interface only: one
# JobManager and some TaskManagers, each a JVM of its own, on Footfall's own class path.
#
#   cluster.sh start  DIR   starts a cluster whose pids, logs and settings lie in DIR
#   cluster.sh add    DIR   starts one more TaskManager
#   cluster.sh status DIR   tells address, processes and slots; exit code 0 if all of them live
#   cluster.sh stop   DIR   stops exactly the processes that were started from DIR
#
# Environment:
#   FLINK_TASK_MANAGERS    TaskManagers of start (2)
#   FLINK_SLOTS            task slots of a TaskManager (2)
#   FLINK_TASK_HEAP_MB     Java heap for the tasks of a TaskManager (1024)
#   FLINK_REST_PORT        REST port (0: a free one)
#   FLINK_START_SECONDS    how long start and add wait (60)
#   FOOTFALL_CLASSPATH     file that holds the class path (runners/dist/target/classpath)
set -euo pipefail

home="$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
managers="${FLINK_TASK_MANAGERS:-2}"
slots="${FLINK_SLOTS:-2}"
heap="${FLINK_TASK_HEAP_MB:-1024}"
patience="${FLINK_START_SECONDS:-60}"
classpath="${FOOTFALL_CLASSPATH:-$home/runners/dist/target/classpath}"

refuse() {
  printf 'cluster: %s\n  %s\n' "$1" "$2" >&2
  exit 1
}

usage() {
  sed -n '2,18s/^#\( \|$\)//p' "$0"
  exit 2
}

number() {
  [[ "$2" =~ ^[0-9]+$ ]] || refuse "$1: found '$2'; expected a whole number" "Set it to one, or leave it out."
}

# A port nobody listens on, none of those given.
free_port() {
  local port
  for _ in {1..200}; do
    port=$((20000 + RANDOM % 12000))
    if [[ " $* " != *" $port "* ]] && ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
  refuse "no free port found" "Set FLINK_REST_PORT."
}

# Body of a REST answer; fails where there is none.
ask() {
  local port line body=
  port="$(<"$dir/rest-port")"
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$1" >&3
  while IFS= read -r -t 5 line <&3 || [[ -n "$line" ]]; do
    body="$line"
  done
  exec 3>&-
  [[ "$body" == "{"* ]] && printf '%s\n' "$body"
}

# Field of the flat object that /overview answers with.
overview() {
  local body
  body="$(ask /overview 2>/dev/null)" || return 1
  [[ "$body" =~ \"$1\":([0-9]+) ]] && echo "${BASH_REMATCH[1]}"
}

# Whether the process of a pid file lives and is still the one that was started: pids come again.
lives() {
  local pid
  pid="$(<"$1")"
  kill -0 "$pid" 2>/dev/null && [[ "$(ps -o args= -p "$pid" 2>/dev/null)" == *"--configDir $dir/conf"* ]]
}

settings() {
  local rpc blob rest="${FLINK_REST_PORT:-0}"
  number FLINK_REST_PORT "$rest"
  ((rest)) || rest="$(free_port)"
  rpc="$(free_port "$rest")"
  blob="$(free_port "$rest" "$rpc")"
  mkdir -p "$dir/conf" "$dir/pids" "$dir/logs" "$dir/tmp"
  echo "$rest" >"$dir/rest-port"
  # Flink forces every 8 KiB of a submitted job to the disk, which takes seconds a job on some.
  local upload="$dir/tmp"
  if [[ -d /dev/shm && -w /dev/shm ]]; then
    upload="$(mktemp -d /dev/shm/footfall-flink-XXXXXX)"
    echo "$upload" >"$dir/upload"
  fi
  # The memory parts are what Flink's own start scripts would work out; without them none starts.
  cat >"$dir/conf/config.yaml" <<YAML
jobmanager:
  rpc: {address: 127.0.0.1, port: $rpc}
  bind-host: 127.0.0.1
taskmanager:
  host: 127.0.0.1
  bind-host: 127.0.0.1
  numberOfTaskSlots: $slots
  cpu: {cores: $slots.0}
  memory:
    task: {heap: {size: ${heap}m}, off-heap: {size: 128m}}
    framework: {heap: {size: 128m}, off-heap: {size: 128m}}
    network: {min: 128m, max: 128m}
    managed: {size: 128m}
    jvm-metaspace: {size: 256m}
    jvm-overhead: {min: 192m, max: 192m}
rest: {address: 127.0.0.1, bind-address: 127.0.0.1, port: $rest, bind-port: "$rest"}
web: {tmpdir: $upload}
blob: {server: {port: "$blob"}}
heartbeat: {interval: 1000, timeout: 10000}
slot: {request: {timeout: 60000}}
cluster: {evenly-spread-out-slots: true}
restart-strategy: {type: fixed-delay, fixed-delay: {attempts: 10, delay: 1 s}}
io: {tmp: {dirs: $dir/tmp}}
security:
  delegation: {tokens: {enabled: false}}
  context: {factory: {classes: [org.apache.flink.runtime.security.contexts.NoOpSecurityContextFactory]}}
  module: {factory: {classes: [org.apache.flink.runtime.security.modules.JaasModuleFactory]}}
YAML
}

# launch NAME HEAP_MB MAIN_CLASS
launch() {
  local opens=() package
  for package in java.{lang,util,nio,time,io,net,text,util.concurrent,lang.invoke} sun.nio.ch; do
    opens+=(--add-opens "java.base/$package=ALL-UNNAMED")
  done
  # The caller may go, its terminal too.
  CLASSPATH="$(<"$classpath")" nohup "$java" -Xmx"$2m" -XX:MaxDirectMemorySize=512m -XX:+UseParallelGC \
    -Dorg.slf4j.simpleLogger.defaultLogLevel="${FLINK_LOG_LEVEL:-info}" "${opens[@]}" \
    -Dorg.slf4j.simpleLogger.showDateTime=true -Dorg.slf4j.simpleLogger.dateTimeFormat="yyyy-MM-dd HH:mm:ss.SSS" \
    -Dorg.slf4j.simpleLogger.showShortLogName=true \
    "$3" --configDir "$dir/conf" >"$dir/logs/$1.log" 2>&1 </dev/null &
  echo "$!" >"$dir/pids/$1"
}

task_manager() {
  launch "$1" $((heap + 128)) org.apache.flink.runtime.taskexecutor.TaskManagerRunner
}

# Waits until so many TaskManagers have registered.
ready() {
  local pid
  for ((n = 0; n < patience * 10; n++)); do
    [[ "$(overview taskmanagers || echo 0)" -ge "$1" ]] && return
    for pid in "${fresh[@]}"; do
      lives "$dir/pids/$pid" && continue
      tail -n 20 "$dir/logs/$pid.log" >&2
      fail "$pid ended at once; the end of its log stands above"
    done
    sleep 0.1
  done
  fail "not ready after $patience s; see $dir/logs"
}

fail() {
  local pid
  for pid in "${fresh[@]}"; do end "$dir/pids/$pid"; done
  refuse "$1" "What was started is stopped again."
}

# Ends one process: politely, then not.
end() {
  local pid
  [[ -e "$1" ]] || return 0
  if lives "$1"; then
    pid="$(<"$1")"
    kill "$pid" 2>/dev/null || true
    for _ in {1..50}; do
      lives "$1" || break
      sleep 0.1
    done
    if lives "$1"; then kill -9 "$pid" 2>/dev/null || true; fi
  fi
  rm -f "$1"
}

start() {
  local n pid
  [[ -s "$classpath" ]] || refuse "found no $classpath" "Build first: ./footfall --help, or mvn -DskipTests package."
  command -v "$java" >/dev/null || refuse "found no $java" "Install JDK 17 or newer, or set JAVA_HOME to it."
  for pid in "$dir"/pids/*; do
    if [[ -e "$pid" ]] && lives "$pid"; then
      refuse "$dir: a cluster runs there already" "Stop it first, or choose another folder."
    fi
  done
  sweep
  rm -rf "$dir/pids" "$dir/logs"
  settings
  fresh=(jobmanager)
  launch jobmanager 768 org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint
  for ((n = 1; n <= managers; n++)); do
    fresh+=("taskmanager-$n")
    task_manager "taskmanager-$n"
  done
  ready "$managers"
  echo "127.0.0.1:$(<"$dir/rest-port")"
}

add() {
  local n=1 i
  [[ -e "$dir/rest-port" ]] || refuse "$dir: no cluster was started there" "Start one first."
  overview taskmanagers >/dev/null || refuse "$dir: its JobManager does not answer" "Stop it and start another."
  while [[ -e "$dir/logs/taskmanager-$n.log" ]]; do n=$((n + 1)); done
  fresh=("taskmanager-$n")
  task_manager "${fresh[0]}"
  # Counting would mislead: one that was killed is counted until its heartbeat is missed.
  for ((i = 0; i < patience * 10; i++)); do
    if grep -q 'Successful registration at resource manager' "$dir/logs/${fresh[0]}.log"; then
      echo "${fresh[0]}"
      return
    fi
    lives "$dir/pids/${fresh[0]}" || fail "${fresh[0]} ended at once; see $dir/logs"
    sleep 0.1
  done
  fail "${fresh[0]} did not register in $patience s; see $dir/logs"
}

status() {
  local pid dead=0
  [[ -e "$dir/rest-port" ]] || refuse "$dir: no cluster was started there" "Start one first."
  for pid in "$dir"/pids/*; do
    [[ -e "$pid" ]] || continue
    if lives "$pid"; then
      printf '%-16s pid %s\n' "${pid##*/}" "$(<"$pid")"
    else
      printf '%-16s ended\n' "${pid##*/}"
      dead=1
    fi
  done
  printf 'address 127.0.0.1:%s  task managers %s  slots %s  free %s\n' "$(<"$dir/rest-port")" \
    "$(overview taskmanagers || echo none)" "$(overview slots-total || echo none)" \
    "$(overview slots-available || echo none)"
  [[ "$dead" -eq 0 && -e "$dir/pids/jobmanager" ]]
}

stop() {
  local pid
  for pid in "$dir"/pids/taskmanager-* "$dir/pids/jobmanager"; do end "$pid"; done
  sweep
}

# Removes what only running processes need.
sweep() {
  if [[ -s "$dir/upload" && "$(<"$dir/upload")" == /dev/shm/footfall-flink-* ]]; then
    rm -rf "$(<"$dir/upload")"
  fi
  rm -rf "$dir/tmp" "$dir/upload"
}

[[ $# -eq 2 ]] || usage
[[ "$1" == start ]] && mkdir -p "$2"
[[ -d "$2" ]] || refuse "found no folder $2" "Name the folder that start was given."
dir="$(cd "$2" && pwd)"
number FLINK_TASK_MANAGERS "$managers"
number FLINK_SLOTS "$slots"
number FLINK_TASK_HEAP_MB "$heap"
number FLINK_START_SECONDS "$patience"
fresh=()
case "$1" in
  start | add | status | stop) "$1" ;;
  *) usage ;;
esac
