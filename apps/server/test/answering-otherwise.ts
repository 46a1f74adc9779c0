import { connect, createServer, type Socket } from "node:net";
import { type EmbeddedMongo, startEmbeddedMongo } from "@duheng/embedded-mongo";
import { mongo } from "mongoose";

type Answer = mongo.BSON.Document;

export interface OtherMongo extends AsyncDisposable {
  /** Without a path; options may be appended. */
  readonly uri: string;
  readonly port: number;
  /** The commands that came, in their order. */
  readonly commands: readonly string[];
}

/**
 * A database that answers as another product does: the embedded one behind a relay, which gives each answer to `rewrite`
 * with the command's name and sends what that returns.
 */
export async function answeringOtherwise(
  dataDir: string,
  rewrite: (command: string, answer: Answer) => Answer,
): Promise<OtherMongo> {
  const database = await startEmbeddedMongo({ dataDir, sync: false });
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const relay = createServer((client) => {
    const server = connect(socketOf(database));
    let asked = "";
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.on(
      "data",
      inMessages((message) => {
        [asked = ""] = Object.keys(bodyOf(message));
        commands.push(asked);
        server.write(message);
      }),
    );
    server.on(
      "data",
      inMessages((message) => client.write(withBody(message, rewrite(asked, bodyOf(message))))),
    );
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  const address = relay.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    port,
    commands,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => relay.close(resolve));
      await database.close();
    },
  };
}

function socketOf({ uri }: EmbeddedMongo): string {
  return decodeURIComponent(/^mongodb:\/\/([^/]+)/.exec(uri)?.[1] ?? "");
}

/** Bytes that come in pieces, as whole messages of the wire protocol. */
function inMessages(take: (message: Buffer) => void): (chunk: Buffer) => void {
  let held = Buffer.alloc(0);
  return (chunk) => {
    held = Buffer.concat([held, chunk]);
    while (held.length >= 4 && held.length >= held.readInt32LE(0)) {
      const length = held.readInt32LE(0);
      const message = held.subarray(0, length);
      held = held.subarray(length);
      take(message);
    }
  };
}

/** Where the first document begins: in OP_QUERY (the handshake) after the collection's name, else by the kind of message. */
function bodyStart(message: Buffer): number {
  const kind = message.readInt32LE(12);
  if (kind === 2004) return message.indexOf(0, 20) + 9;
  return kind === 1 ? 36 : 21;
}

function bodyOf(message: Buffer): Answer {
  const start = bodyStart(message);
  const end = start + message.readInt32LE(start);
  return mongo.BSON.deserialize(message.subarray(start, end), { promoteValues: false });
}

function withBody(message: Buffer, body: Answer): Buffer {
  const whole = Buffer.concat([message.subarray(0, bodyStart(message)), mongo.BSON.serialize(body)]);
  whole.writeInt32LE(whole.length, 0);
  return whole;
}
