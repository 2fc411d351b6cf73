import Glibc
import TaskingCLI

exit(TaskingCLI.CommandLine.main())
