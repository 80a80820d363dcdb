/**
 * The password of every demonstration account. Its people exist only in a database that the demonstration or a test
 * seeded, and signing in as one of them is refused everywhere else.
 */
export const demonstrationPassword = "dahom-demo-1405";
