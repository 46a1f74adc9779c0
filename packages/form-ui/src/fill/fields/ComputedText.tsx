import type { FieldInfo } from "@duheng/form";
import { useLayoutEffect, useRef } from "react";
import { useLocale } from "../../shared/locale.ts";
import { useFill } from "../fill-context.ts";
import { isBlank } from "./is-blank.ts";
import { showValue } from "./ShownValue.tsx";

interface ComputedTextProps {
  readonly field: FieldInfo;
  readonly path: string;
  readonly id: string;
  readonly className: string;
  /** The name as text, or by the id of the element that holds it. */
  readonly label?: string;
  readonly labelledBy?: string;
  /** What is said while it is blank. */
  readonly waiting: string;
}

/**
 * A computed value as text that follows the store by itself: twenty fields that hang on one number change their text
 * without anything being drawn again.
 */
export function ComputedText(props: ComputedTextProps) {
  const { field, path, waiting } = props;
  const { store } = useFill();
  const locale = useLocale();
  const ref = useRef<HTMLOutputElement>(null);
  useLayoutEffect(() => {
    const follow = () => {
      const element = ref.current;
      if (element === null) return;
      const value = store.get(path);
      const text = isBlank(value) ? waiting : showValue(field, value, locale);
      if (element.textContent === text) return;
      element.textContent = text;
      element.toggleAttribute("data-blank", isBlank(value));
    };
    follow();
    return store.subscribe(path, follow);
  }, [store, path, field, locale, waiting]);
  return (
    <output
      ref={ref}
      className={props.className}
      id={props.id}
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
    />
  );
}
