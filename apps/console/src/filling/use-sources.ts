import type { PreparedForm } from "@duheng/form";
import { isOfData } from "@duheng/form/sources";
import type { FillSources } from "@duheng/form-ui/fill";
import { useEffect, useState } from "react";

type Fields = PreparedForm["fields"];

/** Where what fills a paper's fields comes from; nothing until it is known, and of a paper that data fill no field of. */
export function useSources(assessmentId: string, { fields }: Pick<PreparedForm, "fields">): FillSources {
  const [sources, setSources] = useState<FillSources>({});
  const isAsked = hasSourced(fields);
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
