import "../src/assessments/cohorts/score-cohort.ts";
import "../src/dataset-pushes/push-job.ts";
import "../src/datasets/router.ts";
import "../src/imports/router.ts";
import "../src/reorganisations/write-job.ts";
import "../src/staff/router.ts";
import "./count-job.ts";
import { setInstallationSecret } from "../src/base/keyed-hash.ts";
import { connectDatabase } from "../src/database/connection.ts";
import { configureSealing } from "../src/database/sealing/sealed-documents.ts";
import { keptDataKeys } from "../src/installation-keys.ts";
import { startWorker } from "../src/jobs/worker.ts";

/** A process of its own that works until it is killed: `job-worker.ts <data directory>`. */
const [, , dataDir = ""] = process.argv;
setInstallationSecret("a secret that is only good for tests");
configureSealing(keptDataKeys(dataDir));
await connectDatabase({ dataDir });
startWorker();
process.send?.("working");
