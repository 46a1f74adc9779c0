import { useEffect, useState } from "react";

/** The value once it has stayed the same for a while (milliseconds): for what is spoken aloud. */
export function useDelayed<Value>(value: Value, pause: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
