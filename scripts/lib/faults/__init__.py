"""The fault trials of scripts/faults: the real program on real files, while processes, disks, clocks and bits fail."""
