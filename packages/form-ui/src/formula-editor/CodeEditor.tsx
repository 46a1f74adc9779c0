import { type RefObject, useLayoutEffect, useRef } from "react";
import { createEditor, type Editor } from "./codemirror/create-editor.ts";
import type { LiveValues } from "./codemirror/live.ts";

export interface CodeEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onCursor: (offset: number) => void;
  readonly label: string;
  readonly readOnly: boolean;
  readonly live: LiveValues;
  /** Filled with the editor while there is one. */
  readonly handle: RefObject<Editor | null>;
}

/** CodeMirror in React: the text is the editor's own, the property follows it. */
export default function CodeEditor(props: CodeEditorProps) {
  const { value, onChange, onCursor, label, readOnly, live, handle } = props;
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef({ live, onChange, onCursor, value });
  // What was typed and has not come back as the property yet: it must not be put over what was typed since.
  const underway = useRef<string[]>([]);
  useLayoutEffect(() => {
    latest.current = { live, onChange, onCursor, value };
  });

  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    const created = createEditor({
      parent: host.current,
      value: latest.current.value,
      label,
      live: { current: () => latest.current.live },
      onChange: (next) => {
        underway.current.push(next);
        latest.current.onChange(next);
      },
      onCursor: (offset) => latest.current.onCursor(offset),
    });
    handle.current = created;
    return () => {
      created.destroy();
      handle.current = null;
    };
  }, [label, handle]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another label makes another editor, which must be told again
  useLayoutEffect(() => handle.current?.setReadOnly(readOnly), [readOnly, label, handle]);
  // Only a property that changed is news: what was typed since it last did must not be undone by another render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another label makes another editor
  useLayoutEffect(() => {
    const echo = underway.current.indexOf(value);
    underway.current.splice(0, echo < 0 ? underway.current.length : echo + 1);
    if (echo < 0) handle.current?.setValue(value);
  }, [value, label, handle]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what settled is read through `latest`
  useLayoutEffect(() => handle.current?.showSettled(), [live.settled, live.locale, label, handle]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps a key that was used inside from those outside
    <div
      ref={host}
      className="dh-code"
      data-formula={label}
      onKeyDown={(event) => {
        // Escape that closed a popup must not close the dialog around, too.
        if (event.key === "Escape" && event.defaultPrevented) event.stopPropagation();
      }}
    />
  );
}
