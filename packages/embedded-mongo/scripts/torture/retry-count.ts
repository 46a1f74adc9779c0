import type { CommandFailedEvent, CommandStartedEvent, CommandSucceededEvent, MongoClient } from "mongodb";

/**
 * Counts writes that the driver sent a second time, with the same number, after their connection broke, and that were
 * answered then. The client needs `monitorCommands`.
 */
export function countRetried(client: MongoClient): () => number {
  const underWay = new Map<number, string>();
  const broken = new Set<string>();
  let retried = 0;
  client.on("commandStarted", ({ requestId, command }: CommandStartedEvent) => {
    if (command.txnNumber === undefined) return;
    const inTransaction = command.autocommit === false && command.commitTransaction === undefined;
    if (!inTransaction) underWay.set(requestId, `${command.lsid?.id?.toString("hex")}/${command.txnNumber}`);
  });
  client.on("commandFailed", ({ requestId }: CommandFailedEvent) => {
    const write = underWay.get(requestId);
    underWay.delete(requestId);
    if (write !== undefined) broken.add(write);
  });
  client.on("commandSucceeded", ({ requestId }: CommandSucceededEvent) => {
    const write = underWay.get(requestId);
    underWay.delete(requestId);
    if (write !== undefined && broken.delete(write)) retried += 1;
  });
  return () => retried;
}
