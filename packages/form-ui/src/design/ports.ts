import type { Form } from "@duheng/contracts";
import type { LibraryPort } from "./library/port.ts";

/** What the designer needs from outside; each port may be missing, and what it serves is then not offered. */
export interface DesignPorts {
  readonly presence?: PresencePort;
  readonly history?: HistoryPort;
  readonly library?: LibraryPort;
}

/** Who else has this form open. */
export interface PresencePort {
  /** The others, without oneself; the same array as long as nothing changed. */
  others(): readonly Present[];
  /** Called after each change of the others. Returns its own end. */
  subscribe(listener: () => void): () => void;
  /** Tells the others what one looks at: a `selectionKey`. */
  show(place: string): void;
}

export interface Present {
  readonly id: string;
  readonly name: string;
  /** The `selectionKey` of what they look at. */
  readonly place: string;
  /** There where it is oneself, in another window. */
  readonly isSelf?: true;
}

/** The saves that the server keeps: undo beyond what this browser remembers. */
export interface HistoryPort {
  /** Newest first. Rejects with an error whose `message` is for people. */
  revisions(): Promise<readonly RevisionEntry[]>;
  document(number: number): Promise<Form>;
}

export interface RevisionEntry {
  readonly number: number;
  /** An ISO instant. */
  readonly savedAt: string;
  /** A name. */
  readonly savedBy: string;
}
