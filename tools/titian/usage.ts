/** The command was not understood: what was wrong, and what would be right. Exit code 2. */
export class UsageError extends Error {}
