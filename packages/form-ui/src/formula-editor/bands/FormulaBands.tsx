import { type BandCall, bandCalls } from "@duheng/formula";
import { useMemo, useState } from "react";
import { BandTable } from "./BandTable.tsx";
import { bandAt, type TextChange } from "./band-edits.ts";

interface FormulaBandsProps {
  /** The formula as it stands in the editor now. */
  readonly source: string;
  readonly cursor: number;
  readonly readOnly: boolean;
  readonly onChange: (change: TextChange) => void;
  readonly onUndo: (redo: boolean) => void;
}

/** The table of the BAND that the cursor is in, else of the first; nothing where there is none. */
export default function FormulaBands({ source, cursor, ...rest }: FormulaBandsProps) {
  const calls = useMemo(() => bandCalls(source), [source]);
  const call = bandAt(calls, cursor);
  const [last, setLast] = useState<BandCall | null>(call);
  // While the formula cannot be read, the table stays as it was, so that nothing jumps.
  if (call !== null && call !== last) setLast(call);
  const shown = call ?? last;
  return shown === null ? null : <BandTable call={shown} stale={call === null} {...rest} />;
}
