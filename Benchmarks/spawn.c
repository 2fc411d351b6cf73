// Measures whole processes: starts each of several commands in turn, so that whatever disturbs the machine disturbs all
// of them alike, and says median and 95th percentile of each in microseconds, from before the start to after the end.
//
// spawn RUNS NAME COMMAND [ARGUMENT …] [-- NAME COMMAND [ARGUMENT …]] …

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

enum { most = 8 };
extern char **environ;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int compare(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

static double run(char **command, posix_spawn_file_actions_t *silent) {
  pid_t child;
  int status;
  double began = now();
  if ((errno = posix_spawnp(&child, command[0], silent, NULL, command, environ)) || waitpid(child, &status, 0) < 0) {
    perror(command[0]);
    exit(1);
  }
  double took = now() - began;
  if (!WIFEXITED(status) || WEXITSTATUS(status)) {
    fprintf(stderr, "spawn: %s failed\n", command[0]);
    exit(1);
  }
  return took;
}

int main(int count, char **arguments) {
  int runs = count > 1 ? atoi(arguments[1]) : 0, commands = 0;
  char **command[most];
  for (int i = 2; i < count && commands < most; i++) {
    command[commands++] = &arguments[i];
    while (i < count && strcmp(arguments[i], "--")) i++;
    if (i < count) arguments[i] = NULL;
  }
  if (runs < 1 || commands < 1) {
    fprintf(stderr, "usage: spawn RUNS NAME COMMAND [ARGUMENT ...] [-- NAME COMMAND ...] ...\n");
    return 64;
  }
  posix_spawn_file_actions_t silent;
  posix_spawn_file_actions_init(&silent);
  posix_spawn_file_actions_addopen(&silent, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&silent, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&silent, 2, "/dev/null", O_WRONLY, 0);
  double *took = malloc(sizeof *took * (size_t)(runs * commands));
  if (!took) return 1;
  for (int i = -5; i < runs; i++)
    for (int j = 0; j < commands; j++) {
      double time = run(command[j] + 1, &silent);
      if (i >= 0) took[j * runs + i] = time;  // the first five warm the caches
    }
  for (int j = 0; j < commands; j++) {
    qsort(took + j * runs, (size_t)runs, sizeof *took, compare);
    printf("%s\t%.0f\t%.0f\n", command[j][0], took[j * runs + runs / 2], took[j * runs + runs * 95 / 100]);
  }
  free(took);
  return 0;
}
