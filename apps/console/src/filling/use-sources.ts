import type { PreparedForm } from "@duheng/form";
import { isOfData } from "@duheng/form/sources";
import { useEffect, useState } from "react";
import type { PaperSources } from "./paper-sources.ts";

type Fields = PreparedForm["fields"];

const unknown: PaperSources = { sources: {}, inputs: undefined };

/** Where the data of a paper come from, and what they are; nothing until it is known, and of a paper that uses none. */
export function useSources(assessmentId: string, { fields, form }: PreparedForm): PaperSources {
  const [sources, setSources] = useState(unknown);
  const isAsked = (form.datasets ?? []).length > 0 || hasSourced(fields);
  useEffect(() => {
    if (!isAsked) return undefined;
    const asked = new AbortController();
    // Few papers have such fields: its words come with them.
    import("./words-of-sources.ts")
      .then(({ askSources }) => askSources(assessmentId, asked.signal))
      .then(setSources)
      // The values are there all the same.
      .catch(() => undefined);
    return () => asked.abort();
  }, [assessmentId, isAsked]);
  return sources;
}

function hasSourced(fields: Fields): boolean {
  return fields.some((field) => isOfData(field) || hasSourced(field.fields ?? []));
}
