import { sweepArchivesJob } from "./archives/sweep.ts";
import { sweepFilesJob } from "./files/sweep.ts";
import { thinRevisionsJob } from "./forms/thin-revisions.ts";
import { sweepImportsJob } from "./imports/sweep.ts";
import { dueEventsJob } from "./staff-life/due-events-job.ts";

const hour = 60 * 60_000;

/** What the installation does by itself, and how often. */
export const regularJobs = [
  { kind: sweepFilesJob, everyMilliseconds: hour },
  { kind: thinRevisionsJob, everyMilliseconds: 24 * hour },
  { kind: sweepImportsJob, everyMilliseconds: 24 * hour },
  { kind: sweepArchivesJob, everyMilliseconds: 24 * hour },
  { kind: dueEventsJob, everyMilliseconds: hour },
];
