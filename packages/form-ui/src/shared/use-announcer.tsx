import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";

/**
 * A polite live region and the function that speaks through it. Sentences that come close together are said as one:
 * a choice that shows five fields is one remark.
 */
export function useAnnouncer(): [region: ReactNode, announce: (sentence: string) => void] {
  const [text, setText] = useState("");
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const announce = useCallback((sentence: string) => {
    waiting.current.push(sentence);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setText(waiting.current.slice(0, mostAtOnce).join(" "));
      waiting.current = [];
    }, 150);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [
    <div key="announcer" className="dh-sr" aria-live="polite" role="status">
      {text}
    </div>,
    announce,
  ];
}

const mostAtOnce = 4;
