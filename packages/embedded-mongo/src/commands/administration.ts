import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";
import { MongoError } from "../engine/index.ts";
import { fieldsOf, optionalDocument, text } from "./arguments.ts";
import type { Command } from "./command.ts";

/** Copies all data to a new file, consistently, while writers go on: `{ duhengBackup: 1, to: "/path/data.mdb" }`. */
export const duhengBackup: Command = {
  fields: ["to"],
  adminOnly: true,
  run: async (operation) => {
    const to = text(fieldsOf(operation), "to");
    if (!isAbsolute(to)) throw new MongoError("BadValue", "duhengBackup.to must be an absolute path");
    if (existsSync(to)) throw new MongoError("BadValue", `duhengBackup.to exists already: ${to}`);
    await operation.server.store.backup(to);
    return { to };
  },
};

/** Lets chosen commands fail, to test a client's retries. */
export const configureFailPoint: Command = {
  fields: ["mode", "data"],
  adminOnly: true,
  run: (operation) => {
    const { configureFailPoint: name, mode } = operation.body;
    operation.server.failPoints.configure(name, mode, optionalDocument(fieldsOf(operation), "data") ?? {});
    return {};
  },
};
