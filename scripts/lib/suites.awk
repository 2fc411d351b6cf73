# Swift Testing never runs a function without @Test, and says nothing. So: in a suite, every function has @Test among
# its attributes, or is `private`, `fileprivate` or `static`, which a test never needs to be. A suite is a type that
# holds a @Test in any of its blocks in the file, that has @Suite, or whose name ends in Tests. A function outside types
# must be called somewhere, in a file that holds a test. Files without any test hold helpers, and are left alone.
#
# It leans on the layout that swift format enforces: a member stands two columns to the right of its type, and a type
# ends with a brace in the column in which it began.

function tell(line, words, remedy) {
  printf "%s:%d: %s\n  %s\n", file, line, words, remedy
  found = 1
}

# Judges the file that has just been read.
function settle(  i, type) {
  if (file == "") return
  for (i = 1; i <= functions; i++) {
    type = owner[i]
    if (type == "") { if (tests > 0) { free++; freeName[free] = named[i]; freePlace[free] = file ":" line[i] } }
    else if (type in suite)
      tell(line[i], "func " named[i] " never runs: it has no @Test", "put @Test(\"what it promises\") above it, or make it private if it helps other tests")
  }
  for (type in suite)
    if (!(type in tested)) tell(suite[type], "the suite " type " has no test", "add one, or give the type a name that does not end in Tests")
  functions = tests = depth = pending = quoted = 0
  split("", owner); split("", line); split("", named); split("", suite); split("", tested); split("", types); split("", columns)
}

FNR == 1 { settle(); file = FILENAME }

{
  text = $0
  # What stands in a string of several lines is no code; three quotes that open and close on one line change nothing.
  if (gsub(/"""/, "\"\"\"", text) % 2 == 1) { quoted = !quoted; if (!quoted) next }
  else if (quoted) next
  match(text, /^ */)
  column = RLENGTH
  text = substr(text, column + 1)
  if (text == "" || text ~ /^\/\//) next
  if (text ~ /^}/) {
    while (depth > 0 && columns[depth] >= column) depth--
    next
  }
  calls = text
  sub(/func +[A-Za-z0-9_]+/, "", calls)
  while (match(calls, /[A-Za-z_][A-Za-z0-9_]*\(/)) {
    called[substr(calls, RSTART, RLENGTH - 1)] = 1
    calls = substr(calls, RSTART + RLENGTH)
  }
  inside = depth > 0 ? types[depth] : ""
  if (column != (depth > 0 ? columns[depth] + 2 : 0)) next

  if (text ~ /^@Test([^A-Za-z]|$)/) { pending = 1; tests++; if (inside != "") { tested[inside] = 1; if (!(inside in suite)) suite[inside] = FNR } }
  if (text ~ /^@Suite([^A-Za-z]|$)/) isSuite = 1

  head = text
  # Attributes of the same line.
  while (match(head, /^@[A-Za-z_]+(\("[^"]*"\)|\([^)]*\))?[ \t]+/)) head = substr(head, RLENGTH + 1)
  hidden = 0
  while (match(head, /^(public|package|internal|private|fileprivate|static|final|mutating|nonisolated|override|indirect|async|class)(\([a-z]*\))? /)) {
    if (head ~ /^(private|fileprivate|static)[ (]/) hidden = 1
    if (head ~ /^class [A-Z]/) break
    head = substr(head, RLENGTH + 1)
  }
  if (head ~ /^(struct|class|enum|actor|extension|protocol) /) {
    name = head
    sub(/^[a-z]+ +/, "", name)
    sub(/[^A-Za-z0-9_.`].*/, "", name)
    if (isSuite || name ~ /Tests$/) if (!(name in suite)) suite[name] = FNR
    if (head !~ /}[ \t]*$/) { depth++; types[depth] = name; columns[depth] = column }
    isSuite = pending = 0
  } else if (head ~ /^func /) {
    if (!pending && !hidden) {
      name = head
      sub(/^func +/, "", name)
      sub(/[^A-Za-z0-9_`].*/, "", name)
      functions++
      owner[functions] = inside; line[functions] = FNR; named[functions] = name
    }
    pending = 0
  } else if (head ~ /^(let|var|init|case|subscript|typealias|import|deinit)[ (]/) {
    pending = isSuite = 0
  }
}

END {
  settle()
  for (i = 1; i <= free; i++)
    if (!(freeName[i] in called)) {
      printf "%s: func %s never runs: it has no @Test, and nothing calls it\n  %s\n", freePlace[i], freeName[i], "put @Test(\"what it promises\") above it, or take it out"
      found = 1
    }
  exit found
}
