# Which target may import what. One row a target, as the architecture has it: pure targets import one another and
# nothing else; C libraries and Glibc stay behind the target that wraps them; only the command line parses arguments.
# A folder of Sources that has no row fails, so that a new target gets one.
BEGIN {
  row["WorkingTime"]  = ""
  row["Patterns"]     = ""
  row["CEL"]          = "WorkingTime Patterns"
  row["Workflow"]     = "WorkingTime CEL"
  row["WorkflowLab"]  = "Workflow WorkingTime CEL"
  row["CYAML"]        = ""
  row["WorkflowFile"] = "Workflow WorkflowLab WorkingTime CEL CYAML"
  row["CSQLite"]      = ""
  row["SQLite"]       = "CSQLite Glibc"
  row["CJansson"]     = ""
  row["JSON"]         = "CJansson"
  row["Store"]        = "Workflow WorkingTime CEL JSON Crypto FoundationEssentials"
  row["StoreConformance"] = "Store Workflow WorkingTime Testing"
  row["SQLStore"]     = "Store Workflow WorkingTime CEL"
  row["CFiles"]       = ""
  row["StoreFiles"]   = "CFiles Store Glibc"
  row["SQLiteStore"]  = "SQLStore StoreFiles Store SQLite Workflow WorkingTime CEL Glibc"
  row["TaskingAPI"]   = "Workflow WorkflowLab WorkingTime CEL"
  row["Tasking"]      = "TaskingAPI Workflow WorkflowLab WorkflowFile Store WorkingTime CEL"
  row["TaskingMachine"] = "TaskingAPI Tasking StoreFiles Store Workflow WorkflowFile WorkingTime FoundationEssentials Glibc"
  row["TaskingRendering"] = "TaskingAPI Workflow WorkflowLab WorkingTime FoundationEssentials"
  row["TaskingCLI"]   = "TaskingAPI TaskingRendering TaskingMachine Tasking SQLiteStore Store Workflow WorkflowLab WorkflowFile WorkingTime CEL ArgumentParser FoundationEssentials Glibc"
  row["tasking"]      = "TaskingCLI Glibc"
  row["embed-text"]   = "Glibc"
}

function tell(words, remedy) {
  printf "%s:%d: %s\n  %s\n", FILENAME, FNR, words, remedy
  found = 1
}

# public import X · @testable import X · import struct X.Y
/^[ \t]*((public|package|internal|private|fileprivate|@[A-Za-z_]+(\([^)]*\))?)[ \t]+)*import[ \t]+[A-Za-z_]/ {
  split(FILENAME, place, "/")
  target = place[2]
  name = $0
  sub(/\/\/.*/, "", name)
  sub(/^.*import[ \t]+/, "", name)
  sub(/^(struct|class|enum|actor|protocol|func|var|let|typealias)[ \t]+/, "", name)
  sub(/[^A-Za-z0-9_].*/, "", name)
  if (!(target in row)) {
    if (!(target in told)) tell("the target " target " has no row of allowed imports", "give it one in scripts/lib/imports.awk")
    told[target] = 1
  } else if (name == "Foundation" || name == "FoundationInternationalization" || name == "FoundationNetworking") {
    tell(target " imports " name, "use FoundationEssentials at most, and in the targets that may: statically linked, " name " loses its time zones without a word")
  } else if (index(" " row[target] " ", " " name " ") == 0) {
    tell(target " may not import " name, (row[target] == "" ? "it imports nothing" : "it may import: " row[target]) \
      "; move the code to a target that may, or hand over a value")
  }
}

END { exit found }
