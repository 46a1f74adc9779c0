import type { EvidencePort } from "@duheng/form-ui/fill";
import type { EvidenceKeeper } from "./evidence-keeper.ts";
import { fileHref, sendFile } from "./send-file.ts";
import type { UploadsPortOptions } from "./uploads-port.ts";

export interface EvidencePortOptions extends UploadsPortOptions {
  readonly keeper: EvidenceKeeper;
}

/**
 * Where evidence goes: uploaded at once, kept beside the answers, saved with them. Which kinds are taken is the
 * server's to say, in words: its list of media types means nothing to people.
 */
export function createEvidencePort(options: EvidencePortOptions): EvidencePort {
  const { keeper, assessmentId, locale, rules } = options;
  return {
    files: keeper.files,
    subscribe: keeper.subscribe,
    async attach(path, file, how) {
      const place = keeper.follow(path);
      try {
        const stored = await sendFile(assessmentId, file, how, locale());
        // The row was removed meanwhile: nothing refers to the file, and the server removes it after a day.
        if (place.path !== null && !how.signal.aborted) keeper.add(place.path, stored);
        return stored;
      } finally {
        place.end();
      }
    },
    async remove(path, id) {
      keeper.remove(path, id);
    },
    href: fileHref,
    ...(rules === undefined ? {} : { maxBytes: rules.maxBytes }),
  };
}
