import type { Answers, Problem } from "@duheng/contracts";
import type { FileReference } from "@duheng/form";

/** What the filled form needs from outside; each port may be missing, and the form then says what it cannot do. */
export interface FillPorts {
  readonly drafts?: DraftsPort;
  readonly uploads?: UploadsPort;
  readonly evidence?: EvidencePort;
}

/** Where a draft is kept while it is being filled. */
export interface DraftsPort {
  /**
   * Saves all answers. A rejection means "not reached": it is tried again with growing pauses, and nothing typed is
   * lost meanwhile. Whatever the other side decided is told by the outcome. Never called twice at a time.
   */
  save(answers: Answers): Promise<DraftOutcome>;
  /**
   * Calls when the stored answers turned out to differ from those of the last save by another way (handing in was
   * refused for it, say): the form then saves again, and that save's outcome tells. Returns its own end.
   */
  subscribe?(listener: () => void): () => void;
}

/** What became of a save. `at` is an ISO instant. */
export type DraftOutcome =
  /** `answers`: what is stored now, where that is more than was sent: another device had changed other fields. */
  | { readonly kind: "saved"; readonly at: string; readonly answers?: Answers }
  /**
   * Another device or tab saved in between: `theirs` is what is stored now. `answers` are both sides' merged, mine
   * where both changed the same field; `fields` names those, and is every difference when absent. The next `save`
   * comes after the person has chosen and shall be based on `theirs`' revision.
   */
  | {
      readonly kind: "conflict";
      readonly theirs: Answers;
      readonly at?: string;
      readonly answers?: Answers;
      readonly fields?: readonly string[];
    }
  /** The session is over: the answers stay in the local backup until the person has signed in again. */
  | { readonly kind: "signed-out" }
  /** The draft is no longer open (submitted, or the cycle has closed); the sentence is shown. */
  | { readonly kind: "closed"; readonly message: Problem["message"] };

/** Where attached files go. */
export interface UploadsPort {
  /**
   * Stores one file. Progress is a share, 0 to 1. Rejects with an error whose `message` is for people: an
   * UploadRefusal where trying again is no use.
   */
  upload(
    file: File,
    options: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
  ): Promise<FileReference>;
  /** Address at which a stored file can be opened; none: its name is shown without a link. */
  href?(file: FileReference): string;
  /** Largest size in bytes; larger files are refused before the upload. */
  readonly maxBytes?: number;
}

/**
 * Attachments that fields ask for by `x-evidence`. They stand beside the answers, whose schema has no room for them;
 * a field in a row is named by its path of the moment, so the keeper has to follow rows that move.
 */
export interface EvidencePort {
  /** What is attached to the field at a path; the same array as long as nothing changed. */
  files(path: string): readonly FileReference[];
  /** Called after each change of anything attached. Returns its own end. */
  subscribe(listener: () => void): () => void;
  /** Stores one file for the field; `files` has it afterwards. Rejects as `upload` does. */
  attach(
    path: string,
    file: File,
    options: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
  ): Promise<FileReference>;
  /** Takes one file away. Rejects with an error whose `message` is for people. */
  remove(path: string, id: string): Promise<void>;
  /** Address at which a stored file can be opened. */
  href?(file: FileReference): string;
  /** Largest size in bytes, and the media types taken (`application/pdf,image/*`). */
  readonly maxBytes?: number;
  readonly types?: string;
}
