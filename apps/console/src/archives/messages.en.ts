import type { SameKeys } from "../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  title: "Archives",
  lead: "All data of a unit as one .zip: workbooks for people, records for machines, attached files, and a manifest to check it by.",
  ask: "Ask for an archive",
  asked: "It is being made and will be here to download",
  what: {
    title: "What is in it",
    tables: "Staff, departments, assessments and other lists, and a report of each cycle, as .xlsx workbooks",
    data: "All records, one .ndjson file for each kind, with what their fields mean (JSON Schema)",
    files: "Evidence and other attached files as they are",
    check: "A manifest with SHA-256 of each file, and how to check it",
    sealed: "Identity numbers and phones stay encrypted; there are no passwords or keys",
  },
  list: "Archives to download",
  empty: "No archives yet",
  emptyHint: "They are made in the background; closing the page does not stop it.",
  state: {
    waiting: "Waiting",
    running: "Being made",
    done: "Done",
    failed: "Failed",
    cancelled: "Cancelled",
    lost: "Broken off",
  },
  by: "Asked for by {name}, {at}",
  contents: "{documents} records · {files} files · {size}",
  asOf: "As of {at}",
  whileWritten:
    "There is so much that its parts were read one after the other; changes meanwhile may differ by minutes",
  faults: "{count} attached files are missing or not what was uploaded; the manifest names them",
  until: "Kept until {at}",
  hash: "SHA-256",
  download: "Download",
  cancel: "Cancel",
  remove: "Remove",
  removeTitle: "Remove the archive of “{name}”?",
  removeText: "It cannot be downloaded any more; one that is being made is stopped. You can ask for another.",
  removed: "Removed",
};
