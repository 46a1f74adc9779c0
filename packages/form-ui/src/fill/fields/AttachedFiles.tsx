import type { FieldInfo, FileReference } from "@duheng/form";
import { createContext, useContext } from "react";
import { isRecord, own } from "../../shared/guards.ts";
import { pointerTo } from "../../shared/pointers.ts";
import type { EvidencePort, UploadsPort } from "../ports.ts";
import { FileName, fileOf } from "./FileField.tsx";

/** What a filled form that is only read knows of files. */
export interface FilledPorts {
  readonly uploads?: Pick<UploadsPort, "href">;
  readonly evidence?: Pick<EvidencePort, "files" | "href">;
}

/** The ports of the filled form around it. */
export const FilledPortsContext = createContext<FilledPorts>({});

interface AttachedFilesProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly value: unknown;
  /** What is inside of the field is drawn by itself, with its own files. */
  readonly isOpen?: boolean;
}

/** Links to what is attached to a field: its evidence, and, where it is drawn as one line, all files inside of it. */
export function AttachedFiles({ field, path, value, isOpen = false }: AttachedFilesProps) {
  const ports = useContext(FilledPortsContext);
  const own = evidenceAt(ports, path);
  const attached = isOpen ? own : [...own, ...filesInside(ports, field, path, value)];
  if (attached.length === 0) return null;
  return (
    <ul className="dh-attached">
      {attached.map(({ file, href }) => (
        <li key={file.id}>
          <FileName file={file} href={href} />
        </li>
      ))}
    </ul>
  );
}

interface Attached {
  readonly file: FileReference;
  readonly href: string | undefined;
}

function evidenceAt({ evidence }: FilledPorts, path: string): Attached[] {
  return (evidence?.files(path) ?? []).map((file) => ({ file, href: evidence?.href?.(file) }));
}

function filesAt(ports: FilledPorts, field: FieldInfo, path: string, value: unknown): Attached[] {
  const { uploads } = ports;
  const file = field.kind === "file" ? fileOf(value) : null;
  const answer = file === null ? [] : [{ file, href: uploads?.href?.(file) }];
  return [...answer, ...evidenceAt(ports, path), ...filesInside(ports, field, path, value)];
}

function filesInside(ports: FilledPorts, field: FieldInfo, path: string, value: unknown): Attached[] {
  const { kind, fields = [] } = field;
  const inHolder = (holder: unknown, at: string) =>
    isRecord(holder)
      ? fields.flatMap((each) => filesAt(ports, each, pointerTo(at, each.key), own(holder, each.key)))
      : [];
  if (kind === "object") return inHolder(value, path);
  if (kind !== "rows" || !Array.isArray(value)) return [];
  return value.flatMap((row: unknown, index) => inHolder(row, pointerTo(path, index)));
}
