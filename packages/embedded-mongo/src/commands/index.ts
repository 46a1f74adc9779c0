import { configureFailPoint, duhengBackup } from "./administration.ts";
import { aggregate } from "./aggregate.ts";
import { collMod, create, drop, dropDatabase, renameCollection, validate } from "./collection-commands.ts";
import type { Command } from "./command.ts";
import { count } from "./count.ts";
import { getMore, killCursors } from "./cursor-commands.ts";
import { deleteCommand } from "./delete.ts";
import { distinct } from "./distinct.ts";
import { explain } from "./explain.ts";
import { find } from "./find.ts";
import { findAndModify } from "./find-and-modify.ts";
import { hello } from "./hello.ts";
import { createIndexes, dropIndexes, listIndexes } from "./index-commands.ts";
import { insert } from "./insert.ts";
import { listCollections, listDatabases } from "./list-commands.ts";
import { saslContinue, saslStart } from "./sasl.ts";
import {
  buildInfo,
  connectionStatus,
  getParameter,
  hostInfo,
  ping,
  serverStatus,
} from "./server-information.ts";
import {
  abortTransaction,
  commitTransaction,
  endSessions,
  killAllSessions,
  killSessions,
  refreshSessions,
  startSession,
} from "./session-commands.ts";
import { collStats, dbStats } from "./statistics.ts";
import { update } from "./update.ts";

/** Every command there is, by name. Any other is refused with CommandNotFound. */
export const commands: Readonly<Record<string, Command>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  saslStart,
  saslContinue,
  ping,
  buildInfo,
  buildinfo: buildInfo,
  serverStatus,
  hostInfo,
  connectionStatus,
  getParameter,
  find,
  getMore,
  killCursors,
  aggregate,
  count,
  distinct,
  explain,
  insert,
  update,
  delete: deleteCommand,
  findAndModify,
  findandmodify: findAndModify,
  create,
  drop,
  dropDatabase,
  collMod,
  renameCollection,
  listCollections,
  listDatabases,
  validate,
  createIndexes,
  listIndexes,
  dropIndexes,
  dbStats,
  collStats,
  collstats: collStats,
  startSession,
  refreshSessions,
  endSessions,
  killSessions,
  killAllSessions,
  commitTransaction,
  abortTransaction,
  duhengBackup,
  configureFailPoint,
};
