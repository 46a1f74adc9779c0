import type { Sentence } from "@duheng/form";
import { type ChangeEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { cleanText } from "../../shared/clean-text.ts";
import { useFill } from "../fill-context.ts";
import type { WidgetProps } from "./widget.ts";

/** How text and stored value belong together. */
export interface TextRules {
  /** What stands in the input for a stored value. */
  readonly show: (value: unknown) => string;
  /** What is stored for a text; undefined: nothing. */
  readonly read: (text: string) => unknown;
  /** What is to be said back of a text that stands for something else than its letters; none where nothing is. */
  readonly say?: (text: string) => Sentence | undefined;
  /** Whether two stored values are the same one; Object.is where absent. */
  readonly isSame?: (left: unknown, right: unknown) => boolean;
}

type TextElement = HTMLInputElement | HTMLTextAreaElement;

/** How many characters that cannot be seen stand in a stored text, or were taken out of what was entered. */
export interface UnseenCharacters {
  readonly count: number;
  readonly areRemoved: boolean;
}

/** The attributes of an input that keeps its own text, and what is to be told of unseen characters in it. */
export interface KeptText<Element extends TextElement> {
  readonly input: {
    readonly ref: RefObject<Element | null>;
    readonly defaultValue: string;
    readonly onChange: (event: ChangeEvent<Element>) => void;
    readonly onBlur: () => void;
  };
  readonly unseen: UnseenCharacters;
  /** Of what was entered last; it stays when the text is tidied. */
  readonly said: Sentence | undefined;
}

/**
 * An input that keeps its own text: what is typed goes to the store and draws nothing again, whatever the size of the
 * form. The text follows the store only when that says something else than the text does (undo, a draft taken over,
 * a row that moved), so that `1.` stays `1.` while it means 1.
 */
export function useKeptText<Element extends TextElement>(
  props: WidgetProps,
  rules: TextRules,
): KeptText<Element> {
  const { store } = useFill();
  const { path, onChange, onLeave } = props;
  const ref = useRef<Element>(null);
  const [unseen, setUnseen] = useState<UnseenCharacters>(() => ({
    count: cleanText(rules.show(props.value)).removed,
    areRemoved: false,
  }));
  const [said, setSaid] = useState<Sentence>();
  useEffect(() => {
    const follow = () => {
      const element = ref.current;
      const value = store.get(path) ?? undefined;
      if (element === null || (rules.isSame ?? Object.is)(rules.read(element.value), value)) return;
      element.value = rules.show(value);
      setSaid(undefined);
    };
    follow();
    return store.subscribe(path, follow);
  }, [store, path, rules]);
  return {
    input: {
      ref,
      defaultValue: rules.show(props.value),
      onChange: useCallback(
        (event: ChangeEvent<Element>) => {
          const element = event.currentTarget;
          const clean = cleanText(element.value);
          if (clean.removed > 0) {
            replaceKeepingCaret(element, clean.text);
            setUnseen({ count: clean.removed, areRemoved: true });
          } else setUnseen(noUnseen);
          setSaid(rules.say?.(clean.text));
          onChange(rules.read(clean.text));
        },
        [onChange, rules],
      ),
      onBlur: useCallback(() => {
        const element = ref.current;
        if (element !== null) {
          const tidy = rules.show(rules.read(element.value));
          if (element.value !== tidy) element.value = tidy;
        }
        onLeave();
      }, [onLeave, rules]),
    },
    unseen,
    said,
  };
}

const noUnseen: UnseenCharacters = { count: 0, areRemoved: false };

function replaceKeepingCaret(element: TextElement, text: string) {
  const caret = element.selectionEnd;
  const before = caret === null ? null : cleanText(element.value.slice(0, caret)).text.length;
  element.value = text;
  if (before !== null) element.setSelectionRange(before, before);
}
