import type { mongo } from "mongoose";
import { mongoose } from "../src/database/mongoose.ts";

/** About connections and cursors, not about anybody's documents. */
const aside = new Set(["hello", "ismaster", "ping", "endSessions", "killCursors"]);

/** What `work` asks of the database, in order: “find assessments”; a commit counts as one. */
export async function commandsOf(work: () => Promise<unknown>): Promise<string[]> {
  const client = mongoose.connection.getClient();
  const sent: string[] = [];
  const listener = ({ commandName, command }: mongo.CommandStartedEvent) => {
    if (aside.has(commandName)) return;
    const about: unknown = command[commandName];
    sent.push(typeof about === "string" ? `${commandName} ${about}` : commandName);
  };
  client.on("commandStarted", listener);
  try {
    await work();
  } finally {
    client.off("commandStarted", listener);
  }
  return sent;
}
