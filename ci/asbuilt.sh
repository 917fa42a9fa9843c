#!/bin/sh
# asbuilt from this checkout, where it is not installed.
exec node "$(dirname "$0")/../dist/cli.js" "$@"
