#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

/// How often this program has asked for memory since it began, in Swift, in C, and in the libraries that it loads.
unsigned long allocations_so_far(void);

#endif
