import "../src/assessments/cohorts/score-cohort.ts";
import "./count-job.ts";
import { setInstallationSecret } from "../src/base/keyed-hash.ts";
import { connectDatabase } from "../src/database/connection.ts";
import { startWorker } from "../src/jobs/worker.ts";

/** A process of its own that works until it is killed: `job-worker.ts <data directory>`. */
const [, , dataDir = ""] = process.argv;
setInstallationSecret("a secret that is only good for tests");
await connectDatabase({ dataDir });
startWorker();
process.send?.("working");
