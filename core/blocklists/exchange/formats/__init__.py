"""One file for each format: what is known of it, its writer, and its reader where it has one."""
