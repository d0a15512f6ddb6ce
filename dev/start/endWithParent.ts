// Loaded into a child process before its program: the child ends when its parent is gone, however the parent ended. Children run in
// a group of their own, so that Ctrl+C reaches the parent alone, which ends them in the right order.
process.on('disconnect', () => process.exit(0));
