import { useEffect } from "react";
import { useT } from "../i18n/use-t.ts";

/** Names the browser's tab. */
export function usePageTitle(title: string): void {
  const product = useT()("shell.product");
  useEffect(() => {
    document.title = title === "" ? product : `${title} · ${product}`;
  }, [title, product]);
}
