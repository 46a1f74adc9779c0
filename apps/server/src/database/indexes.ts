import { globalCollection } from "./global-collection.ts";
import { mongoose } from "./mongoose.ts";
import { dropSuperseded } from "./superseded-indexes.ts";

/** Makes the indexes that are missing: each model's own, and those of the collections without a model. */
export async function ensureIndexes(): Promise<void> {
  await makeIndexes();
  await dropSuperseded();
}

async function makeIndexes(): Promise<void> {
  await Promise.all([
    ...mongoose.modelNames().map((name) => mongoose.model(name).createIndexes()),
    // Failed attempts and sessions that are over are taken away by the database itself.
    globalCollection("sign_in_attempts").createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }),
    globalCollection("sessions").createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 }),
    // What the sign-in library looks for, with each request and at each sign-in.
    globalCollection("sessions").createIndex({ token: 1 }),
    globalCollection("sessions").createIndex({ userId: 1 }),
    globalCollection("accounts").createIndex({ userId: 1 }),
    globalCollection("verifications").createIndex({ identifier: 1 }),
    globalCollection("loose_files").createIndex({ since: 1 }),
    // As GridFS itself asks; it would do so only with the first upload.
    globalCollection("file_contents.chunks").createIndex({ files_id: 1, n: 1 }, { unique: true }),
  ]);
}
