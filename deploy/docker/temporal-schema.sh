#!/bin/sh
# Makes Temporal's two databases and brings their schemas up to this version. Running it again changes nothing.
# SQL_HOST, SQL_PORT, SQL_USER, SQL_PASSWORD and SQL_PLUGIN say where.
set -eu

bring() {
  temporal-sql-tool --db "$1" create
  temporal-sql-tool --db "$1" setup-schema -v 0.0
  temporal-sql-tool --db "$1" update-schema --schema-name "postgresql/v12/$2"
}

bring temporal temporal
bring temporal_visibility visibility
