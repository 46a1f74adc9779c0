import type { Logger } from "pino";
import type { Credentials, ScramConversation } from "../auth/scram.ts";
import type { Cursors } from "../cursors/cursors.ts";
import type { Document } from "../engine/index.ts";
import type { Session, Sessions } from "../sessions/sessions.ts";
import type { Transaction } from "../sessions/transaction.ts";
import type { Deadline } from "../storage/deadline.ts";
import type { Store } from "../storage/store.ts";
import type { Reply } from "../wire/replies.ts";
import type { FailPoints } from "./fail-point.ts";
import type { Views } from "./views.ts";

/** The server as commands see it. */
export interface ServerContext {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly cursors: Cursors;
  readonly logger: Logger;
  /** What `hello` gives as `me`: the socket's path, or host and port. */
  readonly address: string;
  readonly startedAt: Date;
  /** Aborted when the server is being stopped: long commands then end between two steps. */
  readonly stopping: AbortSignal;
  /** Asked of every connection when there are any. */
  readonly credentials: Credentials | undefined;
  readonly failPoints: FailPoints;
  /** Clears, in its own time, what dropped collections and indexes have left. */
  readonly tidy: () => void;
  /** Indexes being built, by the number of their table. */
  readonly indexBuilds: Map<number, Promise<void>>;
  readonly views: Views;
  readonly counters: { connections: number; commands: number };
}

/** How far a connection has come with proving who it is. */
interface Authentication {
  readonly done: boolean;
  readonly conversation: ScramConversation | undefined;
  /** Whether the client does without a last empty exchange. */
  readonly skipEmpty: boolean;
}

/** One connection as commands see it. */
export interface ConnectionContext {
  readonly id: number;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
  authentication: Authentication | undefined;
  /** What the client calls itself in its first hello. */
  appName: string | undefined;
}

/** One command being run. */
export interface Operation {
  readonly server: ServerContext;
  readonly connection: ConnectionContext;
  readonly db: string;
  readonly name: string;
  readonly body: Document;
  readonly session: Session | undefined;
  /** Of a retryable write or a transaction. */
  readonly txnNumber: bigint | undefined;
  readonly transaction: Transaction | undefined;
  /** The namespace a client named, where it is a view and the command is run on what that is of. */
  readonly asked?: string | undefined;
  /** From `maxTimeMS`; for commands that only read, there always is one. */
  readonly deadline: Deadline;
}

/** A row of the table of commands. */
export interface Command {
  /** Fields it takes, beside its own name and those every command takes; any other is refused. */
  readonly fields: readonly string[] | "any";
  /** Fields of MongoDB that are refused by name when they ask for something (CommandNotSupported). */
  readonly refused?: readonly string[];
  /** Fields of documents inside of it, by the field they stand in: for the list of what is supported. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
  /** Whether it only reads, and may be given up when its client is gone. */
  readonly reads?: boolean;
  /** Whether it may run in a transaction. */
  readonly inTransaction?: boolean;
  /** Whether it may only be run on the database `admin`. */
  readonly adminOnly?: boolean;
  /** @throws MongoError, which becomes the answer */
  readonly run: (operation: Operation) => Reply | Promise<Reply>;
}
