import { useEffect, useState } from "react";

/** Milliseconds after the last key before the server is asked. */
const pause = 300;

/** What was typed, once nothing more is: what the server is asked for. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
