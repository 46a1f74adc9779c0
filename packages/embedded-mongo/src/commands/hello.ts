import { setTimeout as sleep } from "node:timers/promises";
import { ObjectId } from "bson";
import { type Document, getField, isDocument } from "../engine/index.ts";
import { sessionTimeoutMinutes } from "../sessions/sessions.ts";
import { largestDocument } from "../storage/documents.ts";
import { largestMessage } from "../wire/frames.ts";
import { fieldsOf, largestWriteBatch, optionalWhole } from "./arguments.ts";
import type { Command, Operation } from "./command.ts";

/** The name of the replica set of one member. */
const replicaSet = "duheng";

/** The wire version of MongoDB 7.0. */
export const maxWireVersion = 21;

const processId = new ObjectId();

/** Which state of the set this is. It never changes; a driver that reads it in an error knows that it missed nothing. */
export const topologyVersion: Document = { processId, counter: 0n };

/** Tells a driver that this is the primary of a replica set, so that it uses sessions and transactions. */
export const hello: Command = {
  // Newer drivers offer what they know; what the answer does not name is not used, so nothing is ignored in silence.
  fields: "any",
  run: async (operation) => {
    const { body, connection } = operation;
    connection.appName ??= appNameOf(body.client);
    const known = getField(body, "topologyVersion");
    const wait = optionalWhole(fieldsOf(operation), "maxAwaitTimeMS") ?? 0;
    if (
      wait > 0 &&
      isDocument(known) &&
      known.processId instanceof ObjectId &&
      known.processId.equals(processId)
    ) {
      // The topology never changes, so the wait always runs its time.
      await sleep(wait, undefined, { signal: connection.signal, ref: false }).catch(() => undefined);
    }
    return greeting(operation);
  },
};

function appNameOf(client: unknown): string | undefined {
  const application = isDocument(client) ? client.application : undefined;
  const name = isDocument(application) ? application.name : undefined;
  return typeof name === "string" ? name : undefined;
}

function greeting({ name, body, server, connection }: Operation): Document {
  return {
    ...(getField(body, "helloOk") === true ? { helloOk: true } : {}),
    [name === "hello" ? "isWritablePrimary" : "ismaster"]: true,
    secondary: false,
    topologyVersion,
    setName: replicaSet,
    setVersion: 1,
    hosts: [server.address],
    primary: server.address,
    me: server.address,
    maxBsonObjectSize: largestDocument,
    maxMessageSizeBytes: largestMessage,
    maxWriteBatchSize: largestWriteBatch,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: sessionTimeoutMinutes,
    connectionId: connection.id,
    minWireVersion: 0,
    maxWireVersion,
    readOnly: false,
    ...(server.credentials !== undefined && getField(body, "saslSupportedMechs") !== undefined
      ? { saslSupportedMechs: ["SCRAM-SHA-256"] }
      : {}),
  };
}
