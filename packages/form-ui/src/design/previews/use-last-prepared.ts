import type { PreparedForm } from "@duheng/form";
import { useEffect, useState } from "react";

/** The form as it was last without mistakes, while it has some; null before it ever was. */
export function useLastPrepared(prepared: PreparedForm | null): PreparedForm | null {
  const [last, setLast] = useState(prepared);
  useEffect(() => {
    if (prepared !== null) setLast(prepared);
  }, [prepared]);
  return prepared ?? last;
}
