import { type Document, documentOf } from "../document.ts";

/**
 * Stands between documents that flow through a pipeline and means: let others have their turn before asking for more.
 * Every stage passes it on as it comes, so that even a stage that gives nothing for long can be interrupted.
 */
export const pause: Document = documentOf([]);

/** How long a pipeline may go on before it gives others a turn. */
const turnMilliseconds = 10;

/** Says when it is time for a pause; asked often, it looks at the clock only now and then. */
export function turnClock(every = 32): () => boolean {
  let asked = 0;
  let start = performance.now();
  return () => {
    if (++asked < every) return false;
    asked = 0;
    const now = performance.now();
    if (now - start < turnMilliseconds) return false;
    start = now;
    return true;
  };
}

/** The same documents with pauses between them where they take long to come or to be used. */
export function* paced(docs: Iterable<Document>): Iterable<Document> {
  const due = turnClock();
  for (const doc of docs) {
    yield doc;
    if (due()) yield pause;
  }
}

/** The documents without pauses. */
export function* unpaced(docs: Iterable<Document>): Iterable<Document> {
  for (const doc of docs) if (doc !== pause) yield doc;
}
