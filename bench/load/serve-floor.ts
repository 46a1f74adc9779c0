/**
 * The floor: Fastify and mongoose without anything of ours, on the same embedded database as a process of its own. It stores the
 * same bodies by one update on the condition of the revision, for nobody in particular.
 * Arguments: the data folder, the port.
 */
import { fastify } from "fastify";
import { Schema } from "mongoose";
import { connectDatabase, disconnectDatabase } from "../../apps/server/src/database/connection.ts";
import { mongoose } from "../../apps/server/src/database/mongoose.ts";

const [dataDir = "", port = ""] = process.argv.slice(2);
await connectDatabase({ dataDir });
const shape = { _id: String, revision: Number, answers: Schema.Types.Mixed, savedAt: Date };
const papers = mongoose.model("Paper", new Schema(shape, { versionKey: false }), "floor_papers");

const server = fastify({ bodyLimit: 6 * 1024 * 1024 });
server.post<{ Body: { id: string; revision: number; answers: unknown } }>(
  "/save",
  async ({ body }, reply) => {
    const { id, revision, answers } = body;
    const saved = await papers
      .findOneAndUpdate(
        { _id: id, revision },
        { $set: { answers, savedAt: new Date() }, $inc: { revision: 1 } },
        { returnDocument: "after" },
      )
      .lean();
    return saved ?? reply.status(409).send({});
  },
);
server.post<{ Body: { ids: string[] } }>("/papers", async ({ body }) => {
  await papers.insertMany(body.ids.map((_id) => ({ _id, revision: 0, answers: {} })));
  return {};
});
server.get("/healthz", async () => ({}));
await server.listen({ port: Number(port), host: "127.0.0.1" });
process.once("SIGTERM", async () => {
  await server.close();
  await disconnectDatabase();
  process.exit(0);
});
