import type { Document } from "../engine/index.ts";
import type { ServerContext } from "./command.ts";

/**
 * The time in every answer, as a replica set gives it: all that is answered has happened by then, and what happens
 * later has a later time. Drivers give it back to read what they wrote, and begin change streams at it.
 *
 * There is no `$clusterTime`: it is what members tell each other through their clients, and drivers would hand it back
 * with every command. A replica set leaves it out as well while it has no key to sign it.
 */
export function operationTime({ store }: Pick<ServerContext, "store">): Document {
  return { operationTime: store.changes.currentTime() };
}
