import { Binary } from "bson";
import { ScramConversation } from "../auth/scram.ts";
import { getField, isDocument, MongoError } from "../engine/index.ts";
import { fieldsOf, optionalDocument, text } from "./arguments.ts";
import type { Command, Operation } from "./command.ts";

/** Commands a connection may send before it has authenticated. */
export const openCommands: readonly string[] = [
  "hello",
  "isMaster",
  "ismaster",
  "saslStart",
  "saslContinue",
  "ping",
  "buildInfo",
  "buildinfo",
  "connectionStatus",
];

/** Begins SCRAM-SHA-256. */
export const saslStart: Command = {
  fields: ["mechanism", "payload", "options", "autoAuthorize"],
  run: (operation) => {
    const { server, connection } = operation;
    const fields = fieldsOf(operation);
    if (server.credentials === undefined)
      throw new MongoError("AuthenticationFailed", "This server asks for no authentication.");
    if (text(fields, "mechanism") !== "SCRAM-SHA-256" || operation.db !== "admin")
      throw new MongoError("AuthenticationFailed", "Only SCRAM-SHA-256 on the database admin is supported");
    const options = optionalDocument(fields, "options");
    const conversation = new ScramConversation(server.credentials, payloadOf(operation));
    connection.authentication = {
      done: false,
      conversation,
      skipEmpty: isDocument(options) && getField(options, "skipEmptyExchange") === true,
    };
    return { conversationId: 1, done: false, payload: new Binary(Buffer.from(conversation.first)) };
  },
};

/** Goes on with it. */
export const saslContinue: Command = {
  fields: ["conversationId", "payload"],
  run: (operation) => {
    const { connection } = operation;
    const { authentication } = connection;
    if (authentication === undefined) throw new MongoError("ProtocolError", "No SASL session state found");
    const { conversation, skipEmpty } = authentication;
    if (conversation === undefined) {
      // The empty exchange older clients end with.
      return { conversationId: 1, done: true, payload: new Binary(Buffer.alloc(0)) };
    }
    connection.authentication = undefined;
    const proof = conversation.finish(payloadOf(operation));
    connection.authentication = { done: true, conversation: undefined, skipEmpty };
    return { conversationId: 1, done: skipEmpty, payload: new Binary(Buffer.from(proof)) };
  },
};

function payloadOf({ body }: Operation): string {
  const { payload } = body;
  if (payload instanceof Binary)
    return Buffer.from(payload.buffer.subarray(0, payload.position)).toString("utf8");
  throw new MongoError("TypeMismatch", "a SASL payload must be binary");
}
