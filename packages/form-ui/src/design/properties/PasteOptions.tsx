import { useEffect, useId, useRef, useState } from "react";
import { useMessages } from "../../shared/messages.ts";
import { optionMessages } from "./option-messages.ts";

interface PasteOptionsProps {
  readonly onAdd: (lines: string) => void;
  readonly onClose: () => void;
}

/** A box for a list of options, one a line. */
export function PasteOptions({ onAdd, onClose }: PasteOptionsProps) {
  const say = useMessages(optionMessages);
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  useEffect(() => box.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape in the box puts it away
    <div
      className="dh-options-paste"
      onKeyDown={(event) => {
        // What was typed is not thrown away by one key.
        if (event.key !== "Escape" || text.trim() !== "") return;
        event.preventDefault();
        onClose();
      }}
    >
      <label className="dh-quiet" htmlFor={id}>
        {say("pasteHint")}
      </label>
      <textarea
        ref={box}
        id={id}
        className="dh-input"
        rows={5}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="dh-options-acts">
        <button
          type="button"
          className="dh-button dh-primary"
          disabled={text.trim() === ""}
          onClick={() => onAdd(text)}
        >
          {say("pasteDo")}
        </button>
        <button type="button" className="dh-button" onClick={onClose}>
          {say("cancel")}
        </button>
      </div>
    </div>
  );
}
