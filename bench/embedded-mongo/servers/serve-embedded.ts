/** `serve-embedded.ts <data directory> <sync | nosync>`: the embedded server, until stdin ends. */
import { startEmbeddedMongo } from "@duheng/embedded-mongo";

const [dataDir = "", sync] = process.argv.slice(2);
const server = await startEmbeddedMongo({ dataDir, sync: sync !== "nosync" });
console.log(server.uri);
process.stdin.on("end", () => server.close().then(() => process.exit(0)));
process.stdin.resume();
