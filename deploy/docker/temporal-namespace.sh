#!/bin/sh
# Registers the namespace, and what its runs can be searched by. Running it again changes nothing.
# TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE say where.
set -eu

# A new server, and one that just learned of a namespace, takes a moment to know it.
patiently() {
  tries=60
  until "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || exit 1
    sleep 1
  done
}

patiently temporal operator cluster health
temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 7d
patiently temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" \
  --name channel --type Keyword \
  --name storeId --type Keyword \
  --name orderId --type Keyword \
  --name stage --type Keyword \
  --name dueAt --type Datetime
# Only from now on may runs bear them.
patiently temporal workflow count --namespace "$TEMPORAL_NAMESPACE" \
  --query 'channel IS NULL AND storeId IS NULL AND orderId IS NULL AND stage IS NULL AND dueAt IS NULL'
