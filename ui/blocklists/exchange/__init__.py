"""Lists from and for other programs: a page to bring one in, a page to make one."""
