import { arch, hostname, platform, totalmem } from "node:os";
import { largestDocument } from "../storage/documents.ts";
import type { Command } from "./command.ts";
import { maxWireVersion } from "./hello.ts";

/** The name by which this server says what it is. */
export const productName = "duheng-embedded-mongo";
export const productVersion = "0.1.0";
/** The MongoDB whose manual the commands follow. */
const followedVersion = "7.0.0";

export const ping: Command = { fields: [], inTransaction: false, run: () => ({}) };

export const buildInfo: Command = {
  fields: [],
  run: () => ({
    version: followedVersion,
    versionArray: [7, 0, 0, 0],
    product: productName,
    productVersion,
    gitVersion: productName,
    modules: [],
    allocator: "system",
    javascriptEngine: "none",
    bits: 64,
    debug: false,
    maxBsonObjectSize: largestDocument,
    storageEngines: ["lmdb"],
  }),
};

export const serverStatus: Command = {
  fields: [],
  run: ({ server }) => ({
    host: hostname(),
    version: followedVersion,
    process: productName,
    pid: BigInt(process.pid),
    uptime: (Date.now() - server.startedAt.getTime()) / 1000,
    localTime: new Date(),
    connections: { current: server.counters.connections },
    metrics: { cursor: { open: { total: server.cursors.size } }, commands: server.counters.commands },
    logicalSessionRecordCache: { activeSessionsCount: server.sessions.size },
    storageEngine: { name: "lmdb", persistent: true },
    mem: { bits: 64, resident: Math.round(process.memoryUsage().rss / 2 ** 20) },
  }),
};

export const hostInfo: Command = {
  fields: [],
  run: () => ({
    system: {
      currentTime: new Date(),
      hostname: hostname(),
      cpuArch: arch(),
      memSizeMB: Math.round(totalmem() / 2 ** 20),
    },
    os: { type: platform() },
  }),
};

export const connectionStatus: Command = {
  fields: ["showPrivileges"],
  run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
};

export const getParameter: Command = {
  fields: ["featureCompatibilityVersion"],
  adminOnly: true,
  run: ({ body }) =>
    body.featureCompatibilityVersion === undefined
      ? {}
      : { featureCompatibilityVersion: { version: "7.0" }, maxWireVersion },
};
