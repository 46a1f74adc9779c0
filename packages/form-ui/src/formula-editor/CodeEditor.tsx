import { useLayoutEffect, useRef } from "react";
import { createEditor, type Editor } from "./codemirror/create-editor.ts";
import type { LiveValues } from "./codemirror/live.ts";

export interface CodeEditorProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly readOnly: boolean;
  /** Diagnostics must be of `value`. */
  readonly live: LiveValues;
}

/** CodeMirror in React: the text is the editor's own, the property follows it. */
export default function CodeEditor({ value, onChange, label, readOnly, live }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const latest = useRef({ live, onChange, value });
  // What was typed and has not come back as the property yet: it must not be put over what was typed since.
  const underway = useRef<string[]>([]);
  useLayoutEffect(() => {
    latest.current = { live, onChange, value };
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
    });
    editor.current = created;
    return () => {
      created.destroy();
      editor.current = null;
    };
  }, [label]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another label makes another editor, which must be told again
  useLayoutEffect(() => editor.current?.setReadOnly(readOnly), [readOnly, label]);
  // Only a property that changed is news: what was typed since it last did must not be undone by another render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another label makes another editor
  useLayoutEffect(() => {
    const echo = underway.current.indexOf(value);
    underway.current.splice(0, echo < 0 ? underway.current.length : echo + 1);
    if (echo < 0) editor.current?.setValue(value);
  }, [value, label]);
  // Diagnostics of a text that is already another would stand at wrong places: those of the newer text follow.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the diagnostics are read through `latest`
  useLayoutEffect(() => {
    if (underway.current.length === 0) editor.current?.showDiagnostics();
  }, [value, live.diagnostics, live.locale, label]);

  return <div ref={host} className="dh-code" data-formula={label} />;
}
