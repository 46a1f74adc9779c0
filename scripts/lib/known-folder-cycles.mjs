/**
 * Imports between folders that still close a circle, as `room: folder → folder`. `npm run check` fails for a circle that is
 * not in this list, and for an entry that closes none any more: whoever mends one takes it off.
 */
export const knownFolderCycles = [
  // Forms show how their template stands; the library's pages need the forms' lists, categories and problems.
  "apps/console: library → forms",
  // The desk at which a paper is filled knows the paper's steps and heading; the assessments' pages open the desk.
  "apps/console: filling → assessments",
  // The report of an error is written in the person's language; the language is told to the server by rpc.
  "apps/console: rpc → i18n",
  // Whoever may see a paper may see its files.
  "apps/server: files → assessments",
  // Starting and closing a cycle works on its papers; papers ask for their cycle.
  "apps/server: cycles → assessments",
];
