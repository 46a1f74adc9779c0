import type { Form } from "@duheng/contracts";
import { useEffect, useId, useRef } from "react";
import { useLocale } from "../../../shared/locale.ts";
import { choicesOf } from "../cells/columns.ts";
import type { TableColumn } from "../view/table-columns.ts";
import type { Grid } from "./use-grid.ts";

interface CellInputProps {
  readonly grid: Grid;
  readonly form: Form;
  readonly column: TableColumn;
  /** What the cell is and holds, for those who do not see it. */
  readonly label: string;
  readonly invalid: boolean;
}

/**
 * The input of the active cell. It waits there unseen, so that typing, input methods and the clipboard find something
 * to work on, and shows itself when a person begins to type.
 */
export function CellInput({ grid, form, column, label, invalid }: CellInputProps) {
  const { editing } = grid;
  const locale = useLocale();
  const listId = useId();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isEditing = editing !== null;
  const editor = column.writable?.editor;
  const choices =
    editor === "choice" && column.writable !== undefined ? choicesOf(column.writable.key, form, locale) : [];
  const typed = editing?.text ?? "";
  const marked = choices.findIndex((each) => each.toLowerCase().startsWith(typed.trim().toLowerCase()));
  const isEdit = editing?.mode === "edit";
  useEffect(() => {
    const element = input.current;
    if (isEdit && element !== null) element.setSelectionRange(element.value.length, element.value.length);
  }, [isEdit]);

  const shared = {
    ref: input,
    className: "dh-it-input",
    value: typed,
    "data-editing": isEditing || undefined,
    "aria-label": label,
    "aria-invalid": invalid || undefined,
    spellCheck: false,
    autoComplete: "off",
    // A phone's keyboard comes up only when the cell is typed in.
    inputMode: isEditing ? ("text" as const) : ("none" as const),
    onCompositionStart: () => {
      if (!isEditing) grid.beginEditing("type", "");
    },
    onChange: (event: { readonly target: { readonly value: string } }) => {
      if (editing === null) grid.beginEditing("type", event.target.value);
      else grid.setEditing({ ...editing, text: event.target.value });
    },
    onBlur: () => {
      if (isEditing) grid.commitEditing();
    },
  };
  if (editor === "lines") return <textarea {...shared} rows={isEditing ? 5 : 1} />;
  if (editor !== "choice") return <input {...shared} />;
  return (
    <>
      <input
        {...shared}
        role="combobox"
        aria-expanded={isEditing}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(isEditing && marked >= 0 ? { "aria-activedescendant": `${listId}-${marked}` } : {})}
        onKeyDown={(event) => {
          const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (editing !== null && step !== 0 && choices.length > 0) {
            event.preventDefault();
            event.stopPropagation();
            const from = typed.trim() === "" && step > 0 ? -1 : marked;
            const next = choices[(from + step + choices.length) % choices.length] ?? "";
            grid.setEditing({ ...editing, text: next, mode: "edit" });
          } else if (editing !== null && event.key === "Enter" && typed.trim() !== "" && marked >= 0)
            // The table's own keys end the typing, with the word that is marked.
            grid.setEditing({ ...editing, text: choices[marked] ?? typed });
        }}
      />
      <div id={listId} className="dh-it-list" role="listbox" aria-label={column.title} hidden={!isEditing}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the input above keeps the focus
          <div
            key={choice}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === marked && typed.trim() !== ""}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (editing !== null) grid.chooseText(choice);
            }}
          >
            {choice}
          </div>
        ))}
      </div>
    </>
  );
}
