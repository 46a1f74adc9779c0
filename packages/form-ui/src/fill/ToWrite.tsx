import type { FieldInfo } from "@duheng/form";
import { createContext } from "react";
import "./to-write.css";
import { useMessages } from "../shared/messages.ts";
import { fillMessages } from "./fill-messages.ts";

/** Whether the paper is to be written on by hand where nothing is filled in: while a form is being filled, not once it is handed in. */
export const ToWriteContext = createContext(false);

/** Blank rows of a table on paper, where no bound says otherwise. */
const blankRows = 4;

/** Empty rows to write in, as many as the table takes. */
export function rowsToWrite({ bounds }: FieldInfo): readonly Record<string, never>[] {
  const count = Math.min(bounds.maxItems ?? blankRows, Math.max(blankRows, bounds.minItems ?? 0));
  return Array.from({ length: count }, () => ({}));
}

/** Room for one value: boxes to tick where there are options, else lines for as much as may be written. */
export function ToWrite({ field }: { readonly field: FieldInfo }) {
  const t = useMessages(fillMessages);
  const titles =
    field.kind === "boolean" ? [t("yes"), t("no")] : (field.options ?? []).map(({ title }) => title);
  if (titles.length > 0) {
    return (
      <ul className="dh-to-tick">
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    );
  }
  const letters = field.kind === "text" ? (field.bounds.maxLength ?? 0) : 0;
  const lines = Math.min(mostLines, Math.max(1, Math.ceil(letters / lettersOnLine)));
  return (
    <span className="dh-to-write">
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are all alike
        <span key={index} />
      ))}
    </span>
  );
}

/** Of a text of up to 200 letters one line is written on, of a longer one several. */
const lettersOnLine = 200;
const mostLines = 8;
