/* Another time for the program under trial: seconds since 1970 in TASKING_TRIAL_TIME, put before libc by LD_PRELOAD. */
#include <stdlib.h>
#include <time.h>

time_t time(time_t *out) {
  const char *given = getenv("TASKING_TRIAL_TIME");
  time_t now;
  if (given) {
    now = (time_t)atoll(given);
  } else {
    struct timespec reading;
    clock_gettime(CLOCK_REALTIME, &reading);
    now = reading.tv_sec;
  }
  if (out) *out = now;
  return now;
}
