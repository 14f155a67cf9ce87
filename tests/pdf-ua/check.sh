#!/usr/bin/env sh
# Checks PDFs against PDF/UA-1 with veraPDF: tests/pdf-ua/check.sh FILE... Needs Java 17 and Maven; used in development only.
set -eu
here=$(dirname "$0")
classpath=$(mktemp)
mvn -q -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile="$classpath"
java -cp "$(cat "$classpath")" "$here/Check.java" "$@"
rm "$classpath"
