import { Mongoose } from "mongoose";

/**
 * The one mongoose of the process. Models are made on it when their module is loaded; the connection is
 * opened by `connectDatabase`. `transactionAsyncLocalStorage`: what runs inside `transaction(…)` joins it by itself.
 */
export const mongoose = new Mongoose({
  transactionAsyncLocalStorage: true,
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
  strict: "throw",
  strictQuery: "throw",
  id: false,
});
