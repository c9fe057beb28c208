/* A cloud disk: every wait for the disk takes two milliseconds longer. Loaded into PostgreSQL by LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static void linger(void) {
  struct timespec two_milliseconds = {0, 2000000};
  nanosleep(&two_milliseconds, 0);
}

int fdatasync(int file) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  int result = real(file);
  linger();
  return result;
}

int fsync(int file) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  int result = real(file);
  linger();
  return result;
}
