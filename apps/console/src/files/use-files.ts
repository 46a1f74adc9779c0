import type { FieldInfo, PreparedForm } from "@duheng/form";
import { useEffect, useState } from "react";
import { api } from "../rpc/client.ts";
import type { FilePorts, FilePortsOptions } from "./file-ports.ts";

/** Makes the ports for files; undefined where the paper asks for none, or where what makes them cannot be had. */
export type CreateFiles = (options: Omit<FilePortsOptions, "rules">) => FilePorts | undefined;

/**
 * Loads what a paper needs for files, which most papers do without; undefined until it is there. What is attached
 * already is safe even where it never comes: the server itself lets evidence follow its rows.
 */
export function useFiles(paper: PreparedForm): CreateFiles | undefined {
  const isWanted = asksForFiles(paper.fields);
  const [create, setCreate] = useState<{ readonly files: CreateFiles }>();
  useEffect(() => {
    if (!isWanted) return undefined;
    const stop = new AbortController();
    void load(stop.signal).then((files) => {
      if (!stop.signal.aborted) setCreate({ files });
    });
    return () => stop.abort();
  }, [isWanted]);
  return isWanted ? create?.files : noFiles;
}

async function load(signal: AbortSignal): Promise<CreateFiles> {
  try {
    const [{ createFilePorts }, rules] = await Promise.all([
      import("./file-ports.ts"),
      api.files.rules.query(undefined, { signal }).catch(() => undefined),
    ]);
    return (options) => createFilePorts({ ...options, rules });
  } catch {
    return noFiles;
  }
}

const noFiles: CreateFiles = () => undefined;

function asksForFiles(fields: readonly FieldInfo[]): boolean {
  return fields.some(
    ({ kind, evidence, fields: inner = [] }) =>
      kind === "file" || evidence !== undefined || asksForFiles(inner),
  );
}
